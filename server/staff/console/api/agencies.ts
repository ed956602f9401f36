import type { Ask } from './call';
import type { Page } from './types';

/** An agency of the register. */
export interface Agency {
  id: string;
  kind: string;
  name: string;
  /** Absent where the local office must be looked up. */
  contact?: string;
  /** When a case is laid before it. */
  when: string;
}

/** The register of agencies to which cases are referred. */
export const agencyCalls = (ask: Ask) => ({
  agencies: async (signal?: AbortSignal) =>
    (await ask<Page<Agency>>({ method: 'GET', path: '/api/agencies', signal })).items,
});
