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
  /** Of the case that is the target. */
  code?: string;
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
  /** Of a case. */
  code?: string | undefined;
  /** The first word of the action. */
  kind?: string | undefined;
  /** Instants, ISO 8601. */
  from?: string | undefined;
  to?: string | undefined;
  before?: number | undefined;
  limit?: number | undefined;
}

/** The audit log. */
export const auditCalls = (ask: Ask) => ({
  audit: async (query: AuditQuery, signal?: AbortSignal) =>
    (await ask<Page<AuditEntry>>({ method: 'GET', path: `/api/audit${search({ ...query })}`, signal })).items,
  verifyAudit: () => ask<Verdict>({ method: 'GET', path: '/api/audit/verify' }),
});
