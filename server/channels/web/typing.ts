/** Signs that an answer is being written, for the streams that are open in this process; nobody misses one that is lost. */
export class TypingSigns {
  readonly #listeners = new Map<string, Set<() => void>>();

  show(conversationId: string): void {
    for (const listener of this.#listeners.get(conversationId) ?? []) listener();
  }

  /** Calls back at every sign; returns the way to stop. */
  listen(conversationId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(conversationId) ?? new Set();
    this.#listeners.set(conversationId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (!listeners.size) this.#listeners.delete(conversationId);
    };
  }
}
