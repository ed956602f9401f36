import type { Ask } from './call';
import { search } from './search';
import type { Page } from './types';

/** Who did what to which record. */
export interface AuditEntry {
  seq: number;
  at: string;
  staffId: string;
  action: string;
  target: string;
  detail?: string;
}

/** The outcome of checking every link of the log. */
export interface Verdict {
  entries: number;
  head: string;
  /** The first place at which something was changed, moved or taken out. */
  brokenAt?: number;
}

/** Which entries; a field left out asks for all. */
export interface AuditQuery {
  staff?: string | undefined;
  target?: string | undefined;
  before?: number | undefined;
}

/** The audit log. */
export const auditCalls = (ask: Ask) => ({
  audit: async (query: AuditQuery, signal?: AbortSignal) =>
    (await ask<Page<AuditEntry>>({ method: 'GET', path: `/api/audit${search({ ...query })}`, signal })).items,
  verifyAudit: () => ask<Verdict>({ method: 'GET', path: '/api/audit/verify' }),
});
