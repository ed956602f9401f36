import type { Response } from 'express';
import type { Logger } from 'pino';
import type { LiveBus } from '../../conversations/events';
import type { Case, CaseNews, CaseStore } from '../../store/contract/cases';
import type { StaffStore } from '../../store/contract/staff';
import type { Sessions, SignedIn } from '../sessions';
import type { SignsOfLife } from '../signs-of-life';

/** A reader that takes nothing for so long that this piles up is cut off; it connects again by itself. */
const MAX_UNREAD_BYTES = 1_000_000;
/** How often other processes' changes are looked for. */
const POLL_MS = 500;
/** Clocks of several machines differ, and a change is dated a moment before it is kept: so much is looked at again. */
const OVERLAP_MS = 3_000;
const POLL_BATCH = 500;
/** Cases whose last told version is remembered. */
const REMEMBERED = 5_000;
/** When more changes than these are told between two looks, those that nobody made just now are told together. */
const CROWD = 20;
/** As when thousands of cases become late at once. */
const JOINABLE: ReadonlySet<CaseNews> = new Set(['overdue', 'changed']);
/** Says that much has changed and is to be fetched anew. An emergency is always told by itself. */
const MANY = 'event: many\ndata: {}\n\n';

export interface StreamParts {
  live: LiveBus;
  cases: CaseStore;
  staff: StaffStore;
  sessions: Sessions;
  signs: SignsOfLife;
  logger: Logger;
  now: () => number;
  /** Pause between signs of life, in ms. */
  keepAliveMs: number;
}

/** Live news of cases for the consoles that are open, as server-sent events; ids and priorities, never what was written. */
export class CaseStream {
  readonly #parts: StreamParts;
  readonly #readers = new Set<Response>();
  /** The version of each case that was told last. */
  readonly #told = new Map<string, number>();
  #last: Promise<void> = Promise.resolve();
  /** Changes that were told since the last look, and whether there are more of which the next one tells. */
  #toldOfLate = 0;
  #areMore = false;
  #poll: NodeJS.Timeout | undefined;
  #since = 0;

  constructor(parts: StreamParts) {
    this.#parts = parts;
    parts.live.on('case', (caseId, change) => this.#queue(caseId, change));
    parts.live.on('typing', (conversationId, staffId) => this.#hearTyping(conversationId, staffId));
    // A reply was sent, or not: whoever looks at the case sees it at once.
    parts.live.on('delivery', (conversationId) => this.#queueOpenIn(conversationId));
  }

  /** Adds a reader, until it leaves or its session ends. */
  join(response: Response, who: SignedIn): void {
    const { sessions, keepAliveMs } = this.#parts;
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    response.write('event: ready\ndata: {}\n\n');
    this.#readers.add(response);
    this.#startPolling();
    const stopListening = sessions.onEnd(who.session, () => response.end());
    const beat = setInterval(() => void this.#beat(response, who), keepAliveMs);
    response.on('close', () => {
      clearInterval(beat);
      stopListening();
      this.#readers.delete(response);
      if (this.#readers.size) return;
      clearInterval(this.#poll);
      this.#poll = undefined;
    });
  }

  /** Live news go round in one process only; what others have changed is found in the store. */
  #startPolling(): void {
    if (this.#poll) return;
    this.#since = this.#parts.now();
    this.#poll = setInterval(() => {
      void this.#lookForChanges().catch((error: unknown) => {
        this.#parts.logger.error({ err: error }, 'changes of cases could not be read');
      });
    }, POLL_MS);
    this.#poll.unref();
  }

  async #lookForChanges(): Promise<void> {
    const from = this.#parts.now() - OVERLAP_MS;
    const changed = await this.#parts.cases.changedSince(Math.max(this.#since, 0), POLL_BATCH);
    const last = changed.length === POLL_BATCH ? changed.at(-1)?.changedAt : undefined;
    this.#since = Math.max(this.#since, last ?? from);
    this.#inTurn(() => this.#tellFound(changed));
  }

  /** What was told meanwhile is not told again. */
  #tellFound(changed: readonly Case[]): void {
    const untold = changed.filter(({ id, version }) => (this.#told.get(id) ?? 0) < version);
    for (const found of untold) {
      const isOneOfMany = untold.length > CROWD && found.priority !== 1;
      if (isOneOfMany) this.#remember(found);
      else this.#tell(found, found.news);
      this.#areMore ||= isOneOfMany;
    }
    if (this.#areMore) this.#write(MANY);
    this.#areMore = false;
    this.#toldOfLate = 0;
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

  #queue(caseId: string, change: CaseNews): void {
    if (!this.#readers.size) return;
    this.#toldOfLate += 1;
    if (this.#toldOfLate > CROWD && JOINABLE.has(change)) {
      this.#areMore = true;
      return;
    }
    this.#inTurn(async () => {
      const found = await this.#parts.cases.get(caseId);
      if (found) this.#tell(found, change);
    });
  }

  /** One after the other, so that readers hear of things in their order. */
  #inTurn(work: () => void | Promise<void>): void {
    this.#last = this.#last
      .then(work)
      .catch((error: unknown) => this.#parts.logger.error({ err: error }, 'live news of a case could not be sent'));
  }

  #queueOpenIn(conversationId: string): void {
    if (!this.#readers.size) return;
    void this.#parts.cases.openIn(conversationId).then(
      (found) => found && this.#queue(found.id, 'changed'),
      (error: unknown) => this.#parts.logger.error({ err: error }, 'live news of a conversation could not be sent'),
    );
  }

  #hearTyping(conversationId: string, staffId?: string): void {
    if (!this.#readers.size) return;
    void this.#tellTyping(conversationId, staffId).catch((error: unknown) =>
      this.#parts.logger.error({ err: error }, 'news of somebody writing could not be sent'),
    );
  }

  /** Passing news: whoever is not there to hear it misses nothing. */
  async #tellTyping(conversationId: string, staffId?: string): Promise<void> {
    const { cases, staff } = this.#parts;
    const found = await cases.openIn(conversationId);
    const name = staffId && (await staff.byId(staffId))?.name;
    if (!found) return;
    const by = staffId && name !== undefined && { staffId, name };
    const data = JSON.stringify({ caseId: found.id, priority: found.priority, code: found.code, ...by });
    for (const reader of this.#readers) {
      if (!reader.writableEnded && reader.writableLength === 0) reader.write(`event: typing\ndata: ${data}\n\n`);
    }
  }

  #tell(found: Case, change: CaseNews): void {
    this.#remember(found);
    const data = JSON.stringify({ caseId: found.id, priority: found.priority, code: found.code });
    this.#write(`event: ${change}\ndata: ${data}\n\n`);
  }

  #write(event: string): void {
    for (const reader of this.#readers) {
      if (reader.writableLength > MAX_UNREAD_BYTES) reader.destroy();
      else if (!reader.writableEnded) reader.write(event);
    }
  }

  #remember({ id, version }: Case): void {
    this.#told.delete(id);
    this.#told.set(id, version);
    const [oldest] = this.#told.keys();
    if (this.#told.size > REMEMBERED && oldest !== undefined) this.#told.delete(oldest);
  }
}
