import type { Ask } from './call';
import { search } from './search';
import type { Page } from './types';

export type Availability = 'available' | 'break' | 'off';

/** When somebody is on duty. */
export interface Shift {
  id: string;
  staffId: string;
  from: string;
  to: string;
}

/** How somebody who handles cases stands to the work now. */
export interface Attendant {
  id: string;
  name: string;
  office?: string;
  state: Availability;
  /** Whether their console is open. */
  online: boolean;
  /** When the account was made, while that is news: nobody comes in unseen. */
  newSince?: string;
  /** Whether they can be counted on to take a case now. */
  onDuty: boolean;
  shift?: Shift;
  /** Cases in their hands, and how many they take at once. */
  cases: number;
  capacity: number;
}

/** Who is there, who is on duty when. */
export const rosterCalls = (ask: Ask) => ({
  duty: async (signal?: AbortSignal) =>
    (await ask<Page<Attendant>>({ method: 'GET', path: '/api/duty', signal })).items,
  setPresence: (state: Availability) => ask<undefined>({ method: 'POST', path: '/api/presence', body: { state } }),
  beginShift: (until?: string) => ask<Shift>({ method: 'POST', path: '/api/shift', body: until ? { until } : {} }),
  endShift: () => ask<undefined>({ method: 'POST', path: '/api/shift/end', body: {} }),
  shifts: async (from: string, to: string, signal?: AbortSignal) =>
    (await ask<Page<Shift>>({ method: 'GET', path: `/api/shifts${search({ from, to })}`, signal })).items,
  planShift: (shift: Omit<Shift, 'id'>) => ask<Shift>({ method: 'POST', path: '/api/shifts', body: shift }),
  removeShift: (id: string) => ask<undefined>({ method: 'DELETE', path: `/api/shifts/${encodeURIComponent(id)}` }),
});
