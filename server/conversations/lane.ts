import { setTimeout as pause } from 'node:timers/promises';
import type { Pace } from '../channels/channel';
import { Breaker } from './breaker';

/** What goes first when an account is busy: a cry for help and what staff write; answers; what is sent to many. */
export type Urgency = 'high' | 'normal' | 'low';
const ORDER: readonly Urgency[] = ['high', 'normal', 'low'];

/** More than these do not wait in memory: they come again. What is urgent always waits. */
const MAX_WAITING = 200;

/** How soon who finds it full asks again, ms: later while the platform answers nothing, as asking costs writes to the store. */
const SOON_MS = 1_000;
const STUCK_MS = 10_000;
/** After so long without an answer the platform is taken to hang, ms. */
const SILENCE_MS = 3_000;

/** A pace for channels that set none. */
const UNLIMITED: Pace = { perSecond: 10_000, atOnce: 10_000 };

interface Waiting {
  go: () => void;
}

/** The way out of one account: its pace, what may be under way at once, who goes first, and its breaker. */
export class Lane {
  readonly breaker = new Breaker();
  readonly #waiting: Record<Urgency, Waiting[]> = { high: [], normal: [], low: [] };
  #underWay = 0;
  #tokens: number;
  #filledAt: number;
  #isPaused = false;
  #answeredAt: number;

  constructor(
    private readonly now: () => number,
    private readonly pace: Pace = UNLIMITED,
  ) {
    this.#tokens = pace.perSecond;
    this.#filledAt = now();
    this.#answeredAt = now();
  }

  /** Whether something of this urgency would have to come again later. */
  isFull(urgency: Urgency): boolean {
    return urgency !== 'high' && ORDER.reduce((sum, one) => sum + this.#waiting[one].length, 0) >= MAX_WAITING;
  }

  /** The platform has answered for the account. */
  answered(): void {
    this.breaker.succeed();
    this.#answeredAt = this.now();
  }

  /** For how long who finds it full should not ask again, ms. */
  patienceMs(): number {
    return this.now() - this.#answeredAt > SILENCE_MS ? STUCK_MS : SOON_MS;
  }

  /** Runs `work` when its turn has come. */
  async pass<T>(urgency: Urgency, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => {
      this.#waiting[urgency].push({ go });
      this.#letGo();
    });
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      this.#letGo();
    }
  }

  #letGo(): void {
    while (this.#underWay < this.pace.atOnce) {
      const next = ORDER.find((urgency) => this.#waiting[urgency].length > 0);
      if (!next) return;
      if (!this.#takeToken()) {
        this.#comeBack();
        return;
      }
      this.#underWay += 1;
      this.#waiting[next].shift()?.go();
    }
  }

  #takeToken(): boolean {
    const now = this.now();
    const gained = ((now - this.#filledAt) / 1000) * this.pace.perSecond;
    this.#tokens = Math.min(this.pace.perSecond, this.#tokens + Math.max(gained, 0));
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  #comeBack(): void {
    if (this.#isPaused) return;
    this.#isPaused = true;
    void pause(Math.ceil(1000 / this.pace.perSecond)).then(() => {
      this.#isPaused = false;
      this.#letGo();
    });
  }
}

/** The lanes of all accounts. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();

  constructor(private readonly now: () => number) {}

  of(channel: string, account: string, pace: Pace | undefined): Lane {
    const key = JSON.stringify([channel, account]);
    const lane = this.#lanes.get(key) ?? new Lane(this.now, pace);
    this.#lanes.set(key, lane);
    return lane;
  }
}
