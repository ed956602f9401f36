import { WebSocket } from 'ws';
import { GOODBYE } from '../../../bot/talk';
import type { LogEntry } from '../../store/contract/conversations';
import type { ChannelPorts } from '../channel';
import { type FileUrl, addressOf } from './addresses';
import { activitySetOf, typingSet } from './outgoing';
import type { TypingSigns } from './typing';

/** Pauses in ms. */
export interface StreamTiming {
  /** Between looks into the store, for what other processes have written, and at the clock. */
  look: number;
  /** Between pings: they keep the way through mobile networks open, and find readers that are gone. */
  ping: number;
}

export const TIMING: StreamTiming = { look: 5_000, ping: 25_000 };

/** WebSocket close codes (RFC 6455, 7.4): 4000–4999 are free for us. */
const CLOSE = { failed: 1011, tokenExpired: 4403 } as const;

/** They have left for good: whoever listens still is somebody else. */
const isGoodbye = ({ id }: LogEntry): boolean => id === GOODBYE;

/** Who listens, from which place on, and until when (epoch ms). */
export interface Listening {
  conversationId: string;
  after: number;
  expiresAt: number;
  fileUrl: FileUrl;
}

/** One open stream: hands over what was said, in order, as fast as its reader takes it. */
export class ActivityStream {
  #place: number;
  #isBehind = false;
  #isSending = false;
  #isAlive = true;

  constructor(
    private readonly socket: WebSocket,
    private readonly listening: Listening,
    private readonly ports: Pick<ChannelPorts, 'log' | 'conversationIdOf' | 'onChange' | 'logger' | 'now'>,
    private readonly typing: TypingSigns,
  ) {
    this.#place = listening.after;
  }

  open(timing: StreamTiming): void {
    const stopListening = this.ports.onChange(this.#storedId(), () => this.#wake());
    const stopTyping = this.typing.listen(this.#storedId(), () => this.#showTyping());
    const look = setInterval(() => this.#look(), timing.look);
    const ping = setInterval(() => this.#ping(), timing.ping);
    this.socket.on('pong', () => (this.#isAlive = true));
    this.socket.on('error', () => this.socket.terminate());
    this.socket.on('close', () => {
      stopListening();
      stopTyping();
      clearInterval(look);
      clearInterval(ping);
    });
    this.#wake();
  }

  #look(): void {
    if (this.ports.now() >= this.listening.expiresAt) this.socket.close(CLOSE.tokenExpired);
    else this.#wake();
  }

  #ping(): void {
    const wasAlive = this.#isAlive;
    this.#isAlive = false;
    if (wasAlive) this.socket.ping();
    else this.socket.terminate();
  }

  /** News that come while sending are looked for afterwards, so that order is kept and none is missed. */
  #wake(): void {
    this.#isBehind = true;
    if (this.#isSending) return;
    this.#isSending = true;
    this.#catchUp()
      .catch((error: unknown) => this.#fail(error))
      .finally(() => {
        this.#isSending = false;
        // News may have come between the last look and this moment.
        if (this.#isBehind && this.#isOpen()) this.#wake();
      });
  }

  async #catchUp(): Promise<void> {
    while (this.#isBehind && this.#isOpen()) {
      this.#isBehind = false;
      if (await this.#sendNext()) this.#isBehind = true;
    }
  }

  /** Sends the next part of the log, and gives whether there was one; the next is read when this one has left. */
  async #sendNext(): Promise<boolean> {
    const entries = await this.ports.log(this.#storedId(), this.#place);
    const last = entries.at(-1);
    if (!last || !this.#isOpen()) return false;
    if (entries.some(isGoodbye)) {
      this.socket.close(CLOSE.tokenExpired);
      return false;
    }
    const set = activitySetOf(this.listening.conversationId, entries, this.#place, this.listening.fileUrl);
    if (set.activities.length) await this.#send(JSON.stringify(set));
    this.#place = last.seq;
    return true;
  }

  /** Only to a reader who has everything: it must not overtake what was said. */
  #showTyping(): void {
    if (!this.#isOpen() || this.#isSending || this.socket.bufferedAmount) return;
    this.socket.send(JSON.stringify(typingSet(this.listening.conversationId, this.#place)));
  }

  #send(frame: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.send(frame, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** The reader connects again by itself and goes on from its watermark. */
  #fail(error: unknown): void {
    if (!this.#isOpen()) return;
    this.ports.logger.error({ err: error, channel: 'web' }, 'a stream could not be continued');
    this.socket.close(CLOSE.failed);
  }

  #isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  #storedId(): string {
    return this.ports.conversationIdOf(addressOf(this.listening.conversationId));
  }
}
