import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type Loaded, Loader } from './loader';

/** What {@link useLoader} gives: the state and the two ways to change it. */
export interface Loading<T> extends Loaded<T> {
  reload: () => void;
  put: (data: T) => void;
}

/**
 * Fetches while the component is shown.
 * @param fetch must keep its identity (`useCallback`): another function is another thing to fetch
 */
export function useLoader<T>(fetch: (signal: AbortSignal) => Promise<T>, everyMs: number): Loading<T> {
  const loader = useMemo(() => new Loader(fetch), [fetch]);
  const state = useSyncExternalStore(loader.state.watch, loader.state.get);
  useEffect(() => loader.run(everyMs), [loader, everyMs]);
  return { ...state, reload: loader.reload, put: loader.put };
}
