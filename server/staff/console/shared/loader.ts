import { Observable } from './observable';

/** What is known of something that is fetched: old data stay while new ones fail or are on their way. */
export interface Loaded<T> {
  data?: T;
  failure?: unknown;
  loading: boolean;
}

/** When news come by the hundred, as of thousands of cases that are late, they are met together so many ms after a call. */
const BREATH_MS = 400;

/** Fetches something again and again. One call at a time; wishes during a call are met together, a breath after it. */
export class Loader<T> {
  readonly state = new Observable<Loaded<T>>({ loading: true });
  #underWay: AbortController | undefined;
  #again = false;
  #breath: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly fetch: (signal: AbortSignal) => Promise<T>) {}

  /** Fetches now and every `everyMs`; gives the way to stop. */
  readonly run = (everyMs: number): (() => void) => {
    this.reload();
    const timer = setInterval(this.reload, everyMs);
    return () => {
      clearInterval(timer);
      this.#stop();
    };
  };

  readonly reload = (): void => {
    if (this.#underWay) this.#again = true;
    else if (this.#breath === undefined) void this.#load();
  };

  /** Takes data that came another way; an older fetch under way must not overwrite them. */
  readonly put = (data: T): void => {
    this.#stop();
    this.state.set({ data, loading: false });
  };

  #stop(): void {
    this.#underWay?.abort();
    this.#underWay = undefined;
    this.#again = false;
    clearTimeout(this.#breath);
    this.#breath = undefined;
  }

  async #load(): Promise<void> {
    const mine = (this.#underWay = new AbortController());
    this.state.set({ ...this.state.get(), loading: true });
    const next = await this.fetch(mine.signal).then(
      (data): Loaded<T> => ({ data, loading: false }),
      (failure: unknown): Loaded<T> => ({ ...this.state.get(), failure, loading: false }),
    );
    if (this.#underWay !== mine) return;
    this.#underWay = undefined;
    this.state.set(next);
    if (!this.#again) return;
    this.#again = false;
    this.#breath = setTimeout(() => {
      this.#breath = undefined;
      void this.#load();
    }, BREATH_MS);
  }
}
