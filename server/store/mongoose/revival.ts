import { type ConnectOptions, type Connection, ConnectionStates } from 'mongoose';
import { steadyNow } from '../clock';
import { OPTIONS, connect } from './connection';

const LOOK_MS = 5_000;
/** The driver finds a database that has come back within one heartbeat, 10 s; after this it is not looking any more. */
const STUCK_MS = 20_000;

/**
 * Opens a connection anew that is down though the database answers others. The driver's look-out can get stuck for ever: when the
 * connection breaks between its check that it is whole and its next heartbeat, it waits for an answer that nobody will give
 * (mongodb 7.8, `Monitor.checkServer`). Then the process would take messages into its spool and never answer them.
 */
export class Revival {
  #timer: NodeJS.Timeout | undefined;
  #downSince: number | undefined;
  #looking = Promise.resolve();

  constructor(
    private readonly connection: Connection,
    private readonly url: string,
    private readonly options: ConnectOptions = OPTIONS,
    private readonly stuckMs = STUCK_MS,
  ) {}

  start(everyMs = LOOK_MS): this {
    this.#timer = setInterval(() => void (this.#looking = this.#looking.then(() => this.#look())), everyMs).unref();
    return this;
  }

  /** Resolves when no look is under way. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    if (!this.#isDown()) {
      this.#downSince = undefined;
      return;
    }
    this.#downSince ??= steadyNow();
    if (steadyNow() - this.#downSince < this.stuckMs) return;
    // Of a database that is away others tell; here it is tried again.
    if ((await this.#answersOthers()) && this.#isDown()) await this.#reopen().catch(() => undefined);
  }

  #isDown(): boolean {
    return this.connection.readyState !== ConnectionStates.connected;
  }

  async #answersOthers(): Promise<boolean> {
    try {
      await (await connect(this.url)).close();
      return true;
    } catch {
      return false;
    }
  }

  async #reopen(): Promise<void> {
    await this.connection.close();
    await this.connection.openUri(this.url, this.options);
  }
}
