/** Weights of one byte each, in steps. */
export interface Stepped {
  weights: Uint8Array;
  step: number;
}

/** Brings weights (0 or more) into one byte each: what this takes from a sum of them is far below what tells answers apart. */
export function inSteps(weights: Float32Array): Stepped {
  let most = 0;
  for (const weight of weights) most = Math.max(most, weight);
  const step = (most || 1) / 255;
  return { weights: Uint8Array.from(weights, (weight) => Math.round(weight / step)), step };
}
