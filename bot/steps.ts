/** Long work in short steps: between two of them whoever does it may attend to something else. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does it on end. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does it step by step, and rests after each. */
export async function unhurried<T>(steps: Steps<T>, rest: () => Promise<unknown>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await rest();
  }
}
