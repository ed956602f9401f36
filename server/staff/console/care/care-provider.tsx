import { type ReactNode, useCallback, useMemo, useState } from 'react';
import type { CareSettings } from '../api/care';
import { useSession } from '../api/context';
import { useLoader } from '../shared/use-loader';
import { CareContext } from './context';

const REFRESH_MS = 60_000;

/** Knows how much one has had today, and what one wants to be reminded of. */
export function CareProvider({ children }: { children: ReactNode }) {
  const { api } = useSession();
  const { data: care, reload } = useLoader(
    useCallback((signal) => api.care(signal), [api]),
    REFRESH_MS,
  );
  const [isAfterHardCase, setAfterHardCase] = useState(false);
  const state = useMemo(
    () => ({
      care,
      reload,
      save: async (settings: CareSettings) => {
        await api.setCare(settings);
        reload();
      },
      afterHardCase: () => setAfterHardCase(care?.settings.afterHardCases ?? true),
      isAfterHardCase,
      dismiss: () => setAfterHardCase(false),
    }),
    [api, care, reload, isAfterHardCase],
  );
  return <CareContext value={state}>{children}</CareContext>;
}
