import type { Response } from 'express';
import type { Logger } from 'pino';
import type { LiveBus } from '../../conversations/events';
import type { CaseNews } from '../../store/records';
import type { CaseStore } from '../../store/store';
import type { Sessions, SignedIn } from '../sessions';
import type { SignsOfLife } from '../signs-of-life';

/** A reader that takes nothing for so long that this piles up is cut off; it connects again by itself. */
const MAX_UNREAD_BYTES = 1_000_000;

export interface StreamParts {
  live: LiveBus;
  cases: CaseStore;
  sessions: Sessions;
  signs: SignsOfLife;
  logger: Logger;
  /** Pause between signs of life, in ms. */
  keepAliveMs: number;
}

/** Live news of cases for the consoles that are open, as server-sent events; ids and priorities, never what was written. */
export class CaseStream {
  readonly #parts: StreamParts;
  readonly #readers = new Set<Response>();
  #last: Promise<void> = Promise.resolve();

  constructor(parts: StreamParts) {
    this.#parts = parts;
    parts.live.on('case', (caseId, change) => this.#queue(caseId, change));
    // A reply was sent, or not: whoever looks at the case sees it at once.
    parts.live.on('delivery', (conversationId) => this.#queueOpenIn(conversationId));
  }

  /** Adds a reader, until it leaves or its session ends. */
  join(response: Response, who: SignedIn): void {
    const { sessions, keepAliveMs } = this.#parts;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    response.write('event: ready\ndata: {}\n\n');
    this.#readers.add(response);
    const stopListening = sessions.onEnd(who.session, () => response.end());
    const beat = setInterval(() => void this.#beat(response, who), keepAliveMs);
    response.on('close', () => {
      clearInterval(beat);
      stopListening();
      this.#readers.delete(response);
    });
  }

  /** A sign of life while the session lasts, which may have ended in another process. */
  async #beat(response: Response, who: SignedIn): Promise<void> {
    const lasts = await this.#parts.sessions.lasts(who.session).catch(() => false);
    if (response.writableEnded) return;
    if (!lasts) {
      response.end();
      return;
    }
    response.write(':\n\n');
    await this.#parts.signs.of(who).catch((error: unknown) => {
      this.#parts.logger.error({ err: error }, 'a sign of life could not be noted');
    });
  }

  /** One after the other, so that readers hear of things in their order. */
  #queue(caseId: string, change: CaseNews): void {
    if (!this.#readers.size) return;
    this.#last = this.#last
      .then(() => this.#send(caseId, change))
      .catch((error: unknown) => this.#parts.logger.error({ err: error }, 'live news of a case could not be sent'));
  }

  #queueOpenIn(conversationId: string): void {
    if (!this.#readers.size) return;
    void this.#parts.cases.openIn(conversationId).then(
      (found) => found && this.#queue(found.id, 'changed'),
      (error: unknown) => this.#parts.logger.error({ err: error }, 'live news of a conversation could not be sent'),
    );
  }

  async #send(caseId: string, change: string): Promise<void> {
    const found = await this.#parts.cases.get(caseId);
    if (!found) return;
    const data = JSON.stringify({ caseId, priority: found.priority, code: found.code });
    for (const reader of this.#readers) {
      if (reader.writableLength > MAX_UNREAD_BYTES) reader.destroy();
      else if (!reader.writableEnded) reader.write(`event: ${change}\ndata: ${data}\n\n`);
    }
  }
}
