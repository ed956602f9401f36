import { Observable } from './observable';

/** What is known of something that is fetched: old data stay while new ones fail or are on their way. */
export interface Loaded<T> {
  data?: T;
  failure?: unknown;
  loading: boolean;
}

/** Fetches something again and again. One call at a time; a wish during a call is met right after it. */
export class Loader<T> {
  readonly state = new Observable<Loaded<T>>({ loading: true });
  #underWay: AbortController | undefined;
  #again = false;

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
    else void this.#load();
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
    if (this.#again) {
      this.#again = false;
      void this.#load();
    }
  }
}
