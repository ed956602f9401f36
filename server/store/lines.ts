/** Runs jobs of the same name one after the other, in the order in which they came; jobs of other names beside them. */
export class Lines {
  readonly #last = new Map<string, Promise<unknown>>();

  run<Result>(name: string, job: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(job, job);
    const settled = mine.catch(() => undefined);
    this.#last.set(name, settled);
    void settled.then(() => {
      if (this.#last.get(name) === settled) this.#last.delete(name);
    });
    return mine;
  }
}
