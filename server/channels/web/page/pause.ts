/** A wait that can be cut short. */
export interface Pause {
  wait(milliseconds: number): Promise<void>;
  wake(): void;
}

/** Makes a pause. */
export function createPause(): Pause {
  let wake: () => void = () => undefined;
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        wake = resolve;
        setTimeout(resolve, milliseconds);
      }),
    wake: () => wake(),
  };
}

/** How long to wait after the n-th failure in a row (from 1): 1 s, doubling up to `most`, spread so that not all come at once. */
export function growing(failures: number, most: number): number {
  return Math.min(1000 * 2 ** (failures - 1), most) * (0.75 + Math.random() / 2);
}
