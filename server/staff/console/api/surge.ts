import type { Ask } from './call';

/** Whether far more people write than usual. */
export interface Surge {
  on: boolean;
  since?: string;
  by?: string;
}

/** The switch for the hours in which far more people write than usual. */
export const surgeCalls = (ask: Ask) => ({
  surge: (signal?: AbortSignal) => ask<Surge>({ method: 'GET', path: '/api/surge', signal }),
  setSurge: (on: boolean) => ask<Surge>({ method: 'POST', path: '/api/surge', body: { on } }),
});
