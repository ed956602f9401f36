import { useState } from 'react';

/** Something that is done once at a time and may fail. */
export interface Deed<Args extends unknown[] = []> {
  run: (...args: Args) => void;
  busy: boolean;
  failure: unknown;
}

/** Does a thing on demand, and knows whether it is under way or has failed. */
export function useDeed<T, Args extends unknown[] = []>(
  act: (...args: Args) => Promise<T>,
  onDone: (result: T) => void,
): Deed<Args> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const attempt = async (args: Args) => {
    setBusy(true);
    setFailure(undefined);
    try {
      onDone(await act(...args));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { run: (...args) => void (busy || attempt(args)), busy, failure };
}
