import { useCallback } from 'react';
import { useSession } from '../api/context';
import type { Attendant, Availability } from '../api/roster';
import { useNews } from '../live/context';
import { useLoader } from '../shared/use-loader';

const REFRESH_MS = 20_000;

/** Who is there, and how one stands oneself. */
export interface AttendanceState {
  all: readonly Attendant[] | undefined;
  own: Attendant | undefined;
  /** One's own; until it is known one counts as being there, so that no bell stays silent. */
  state: Availability;
  failure?: unknown;
  loading: boolean;
  reload: () => void;
}

/** Kept fresh by asking, since presence changes by the clock, and by the news of cases that change hands. */
export function useAttendance(): AttendanceState {
  const { api, me } = useSession();
  const { data, failure, loading, reload } = useLoader(
    useCallback((signal) => api.duty(signal), [api]),
    REFRESH_MS,
  );
  useNews(({ type }) => type !== 'message' && reload());
  const own = data?.find(({ id }) => id === me.id);
  return { all: data, own, state: own?.state ?? 'available', failure, loading, reload };
}
