import { FairQueue, type QueueBounds } from './fair-queue';

/** Raised when too much waits already. */
export class SlotsFull extends Error {
  readonly code = 'busy';
}

/** Lets so much run at the same time, and of what waits the askers in turn: one with much work keeps no other waiting. */
export class FairSlots {
  readonly #queue: FairQueue<() => void>;

  constructor(
    private free: number,
    bounds: QueueBounds,
  ) {
    this.#queue = new FairQueue(bounds);
  }

  /** Gives what the work gives; rejects with {@link SlotsFull}, and the work is never begun then. */
  async run<T>(asker: string, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((go, reject) => {
      if (this.#queue.add(asker, go)) this.#letGo();
      else reject(new SlotsFull('too much waits already'));
    });
    try {
      return await work();
    } finally {
      this.free += 1;
      this.#letGo();
    }
  }

  #letGo(): void {
    for (let go = this.#next(); go; go = this.#next()) {
      this.free -= 1;
      go();
    }
  }

  #next(): (() => void) | undefined {
    return this.free > 0 ? this.#queue.take() : undefined;
  }
}
