import type { ChainedEntry } from '../../store/contract/audit';
import type { CaseStore } from '../../store/contract/cases';
import type { AuditLog } from '../audit-log';

import { auditListSchema, auditQuerySchema, verdictSchema } from './account-schemas';
import { codeOf } from './case-reading';
import { type Operation, staff } from './operation';

const PAGE = 100;

/** The log of who did and read what, for auditors: it holds ids and words of ours, never what was said. */
export function auditOperations(audit: AuditLog, cases: CaseStore): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/audit',
      summary: 'Who did and read what, the newest first',
      access: 'audit',
      audit: 'audit.read',
      query: auditQuerySchema,
      status: 200,
      answer: auditListSchema,
      handle: async ({ query: { code, staff: staffId, limit = PAGE, ...query } }) => {
        const target = code?.trim() ? await caseOf(cases, code) : query.target;
        if (code?.trim() && target === undefined) return { items: [] };
        return { items: await shown(cases, await audit.latest({ ...query, limit, staffId, target })) };
      },
    }),
    staff({
      method: 'get',
      path: '/audit/verify',
      summary: 'Check every link of the log',
      access: 'audit',
      audit: 'audit.verify',
      status: 200,
      answer: verdictSchema,
      handle: () => audit.verify(),
    }),
  ];
}

/** The id of the case of that code; undefined when there is none. */
async function caseOf(cases: CaseStore, typed: string): Promise<string | undefined> {
  const code = codeOf(typed);
  const { items } = await cases.list({ search: { code, terms: [] }, limit: 2 });
  return items.find((found) => found.code === code)?.id;
}

/** Entries with the code of the case that they concern; of a case that is gone only the id is left. */
async function shown(cases: CaseStore, entries: readonly ChainedEntry[]) {
  const targets = new Set(entries.map(({ target }) => target).filter(isCase));
  const codes = new Map<string, string>();
  for (const id of targets) {
    const found = await cases.get(id);
    if (found) codes.set(id, found.code);
  }
  return entries.map(({ seq, at, staffId, action, target, detail }) => {
    const code = codes.get(target);
    return {
      ...{ seq, at: new Date(at).toISOString(), staffId, action, target },
      ...(code !== undefined && { code }),
      ...(detail !== undefined && { detail }),
    };
  });
}

const isCase = (target: string): boolean => target !== 'queue' && !target.startsWith('staff:');
