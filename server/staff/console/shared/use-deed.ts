import { useState } from 'react';

/** Something that is done once at a time and may fail. */
export interface Deed {
  run: () => void;
  busy: boolean;
  failure: unknown;
}

/** Does a thing on demand, and knows whether it is under way or has failed. */
export function useDeed<T>(act: () => Promise<T>, onDone: (result: T) => void): Deed {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const attempt = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      onDone(await act());
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { run: () => void (busy || attempt()), busy, failure };
}
