import { useCallback } from 'react';
import { useSession } from '../api/context';
import { useLoader } from '../shared/use-loader';

const REFRESH_MS = 300_000;
const NONE: readonly string[] = [];

/** The offices in which somebody works. */
export function useOffices(): readonly string[] {
  const { api } = useSession();
  const offices = useLoader(
    useCallback(
      async (signal) => {
        const staff = await api.staff(signal);
        return [...new Set(staff.flatMap(({ office }) => office ?? []))].sort((a, b) => a.localeCompare(b, 'vi'));
      },
      [api],
    ),
    REFRESH_MS,
  );
  return offices.data ?? NONE;
}
