import type { Features } from './features';

/** The features of many messages in a few tables, in memory that threads share: those of one behind those of the other. */
export interface FeatureRows {
  places: Uint32Array;
  values: Float32Array;
  /** Where those of each message begin; behind the last, where they end. */
  starts: Uint32Array;
}

export function rowsOf(messages: readonly Features[]): FeatureRows {
  const starts = shared(Uint32Array, messages.length + 1);
  messages.forEach(({ places }, n) => (starts[n + 1] = (starts[n] ?? 0) + places.length));
  const places = shared(Uint32Array, starts.at(-1) ?? 0);
  const values = shared(Float32Array, places.length);
  messages.forEach((features, n) => {
    places.set(features.places, starts[n]);
    values.set(features.weights, starts[n]);
  });
  return { places, values, starts };
}

/** The features of a message where they lie. */
export function featuresAt({ places, values, starts }: FeatureRows, n: number): Features {
  const [start, end] = [starts[n], starts[n + 1]];
  return { places: places.subarray(start, end), weights: values.subarray(start, end) };
}

/** An array of numbers in memory that threads share. */
export function shared<T>(Kind: { new (buffer: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number }, length: number): T {
  return new Kind(new SharedArrayBuffer(Kind.BYTES_PER_ELEMENT * length));
}
