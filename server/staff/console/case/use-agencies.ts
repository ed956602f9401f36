import { useCallback } from 'react';
import type { Agency } from '../api/agencies';
import { useSession } from '../api/context';
import { useLoader } from '../shared/use-loader';

const REFRESH_MS = 3_600_000;
const NONE: readonly Agency[] = [];

/** The register of agencies; any other name may be typed, so that its absence stops nobody. */
export function useAgencies(): readonly Agency[] {
  const { api } = useSession();
  const agencies = useLoader(
    useCallback((signal) => api.agencies(signal), [api]),
    REFRESH_MS,
  );
  return agencies.data ?? NONE;
}
