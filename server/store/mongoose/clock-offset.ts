/** By so much of the time that has passed two machines' counts of it may have gone apart: more than quartz does. */
const DRIFT = 0.0001;

/** What a server told of its time (epoch ms), asked and heard by a steady count of ours (ms). */
export interface Told {
  asked: number;
  heard: number;
  at: number;
}

/**
 * How far a server's clock is before a count of ours (Cristian's algorithm). An answer was true at some moment between the question
 * and it: the longer it was on the way, the less it says. So one that says less than what is known already is let be, unless it
 * contradicts that: then the server's clock was set, or ours stood still.
 */
export class ClockOffset {
  #offset: number;
  #error = Infinity;
  #at = 0;

  /** `guess` counts until the server has told its time for the first time. */
  constructor(guess: number) {
    this.#offset = guess;
  }

  get ms(): number {
    return this.#offset;
  }

  learn({ asked, heard, at }: Told): void {
    const offset = at - (asked + heard) / 2;
    const error = (heard - asked) / 2;
    const known = this.#error + (heard - this.#at) * DRIFT;
    if (error > known && Math.abs(offset - this.#offset) <= error + known) return;
    this.#offset = offset;
    this.#error = error;
    this.#at = heard;
  }
}
