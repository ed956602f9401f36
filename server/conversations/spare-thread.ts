import type { RunTurn } from './turn';
import { type Moment, ThreadGone, type TurnThread } from './turn-thread';

/** So many turns at once, for so long (ms), show that one thread is not enough. */
const MANY = 6;
const PATIENCE_MS = 500;
/** A thread that was not needed for so long is ended, and its memory given back, ms. */
const IDLE_MS = 60_000;
/** After one has failed none is begun for so long, ms. */
const AFTER_FAILURE_MS = 60_000;
const LOOK_MS = 10_000;

interface Ports {
  begin: () => TurnThread;
  /** Whether there is a processor for it. */
  isSpare: boolean;
  moment: () => Moment;
  /** Told when a thread could not be made, or died. */
  onFailure: (error: Error) => void;
  /** Ms, of a clock that nobody sets. */
  steady: () => number;
}

/**
 * Runs turns here while few write, and in a thread beside while many do: then reading and answering have a processor of their
 * own, and what comes in is on disk and answered 200 meanwhile. A turn that such a thread leaves undone is run here.
 */
export class SpareThread {
  #thread: TurnThread | undefined;
  #isReady = false;
  #underWay = 0;
  /** Since when there are many. */
  #manySince = Infinity;
  #neededAt = 0;
  #notBefore = -Infinity;
  #looking: NodeJS.Timeout | undefined;

  constructor(
    private readonly here: RunTurn,
    private readonly ports: Ports,
  ) {}

  readonly runTurn: RunTurn = async (...turn) => {
    this.#count(1);
    try {
      return await this.#run(turn);
    } finally {
      this.#count(-1);
    }
  };

  start(): void {
    this.#looking = setInterval(() => this.#look(), LOOK_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#looking);
    this.#notBefore = Infinity;
    await this.#end();
  }

  /** What is answered by has changed: the next thread, when one is needed, begins with it. */
  renew(): void {
    void this.#end();
  }

  async #run(turn: Parameters<RunTurn>) {
    if (!this.#thread || !this.#isReady) return this.here(...turn);
    try {
      return await this.#thread.run(turn, this.ports.moment());
    } catch (error) {
      if (error instanceof ThreadGone) return this.here(...turn);
      throw error;
    }
  }

  #count(more: 1 | -1): void {
    this.#underWay += more;
    const now = this.ports.steady();
    this.#manySince = this.#underWay < MANY ? Infinity : Math.min(this.#manySince, now);
    if (now - this.#manySince >= PATIENCE_MS) this.#need();
  }

  #need(): void {
    const { begin, isSpare, steady } = this.ports;
    this.#neededAt = steady();
    if (this.#thread || !isSpare || steady() < this.#notBefore) return;
    const thread = begin();
    this.#thread = thread;
    thread.ready.then(
      () => (this.#isReady = this.#thread === thread),
      () => undefined,
    );
    void thread.gone.then((error) => this.#forget(thread, error));
  }

  /** One that was ended is forgotten already. */
  #forget(thread: TurnThread, error: Error): void {
    if (this.#thread !== thread) return;
    [this.#thread, this.#isReady] = [undefined, false];
    this.#notBefore = this.ports.steady() + AFTER_FAILURE_MS;
    this.ports.onFailure(error);
  }

  #look(): void {
    if (this.#thread && this.ports.steady() - this.#neededAt > IDLE_MS) void this.#end();
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    [this.#thread, this.#isReady] = [undefined, false];
    await thread?.end();
  }
}
