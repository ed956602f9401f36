/** Tells whoever works on something that there is more of it; news stay until they are taken. */
export class News {
  #isThere = false;
  #tell: (() => void) | undefined;

  get isThere(): boolean {
    return this.#isThere;
  }

  tell(): void {
    this.#isThere = true;
    this.#tell?.();
  }

  /** Whoever reads afresh now has heard them all. */
  take(): void {
    this.#isThere = false;
  }

  /** Resolves, with nothing, once there are news; takes none. */
  next(): Promise<undefined> {
    if (this.#isThere) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#tell = () => resolve(undefined);
    });
  }
}
