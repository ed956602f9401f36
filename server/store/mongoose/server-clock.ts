import type { Connection } from 'mongoose';
import { type StoreClock, forwardClock, steadyNow } from '../clock';
import { ClockOffset } from './clock-offset';

/** How often the database is asked for its time. In between ours goes on by a count that nobody sets. */
const ASK_MS = 5_000;

/**
 * The database's own time: whatever the clocks of the machines around it say, all processes have the same. A process that
 * cannot reach the database goes on with what it last learnt; then it holds no leases anyway.
 */
export class ServerClock implements StoreClock {
  readonly #offset = new ClockOffset(Date.now() - steadyNow());
  #timer: NodeJS.Timeout | undefined;
  readonly now = forwardClock(() => steadyNow() + this.#offset.ms, steadyNow);
  readonly leaseNow = this.now;

  constructor(private readonly connection: Connection) {}

  /** Resolves once the database has told its time. */
  async start(): Promise<this> {
    await this.#ask();
    this.#timer = setInterval(() => void this.#ask().catch(() => undefined), ASK_MS);
    this.#timer.unref();
    return this;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #ask(): Promise<void> {
    const asked = steadyNow();
    const admin = this.connection.db?.admin();
    // Servers that only speak MongoDB's wire protocol may know the greeting by its former name alone.
    const answer = await admin?.command({ hello: 1 }).catch(() => admin.command({ isMaster: 1 }));
    const told: unknown = answer?.localTime;
    if (told instanceof Date) this.#offset.learn({ asked, heard: steadyNow(), at: told.getTime() });
  }
}
