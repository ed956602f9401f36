import type { AuditLog } from '../audit-log';
import { auditListSchema, auditQuerySchema, verdictSchema } from './account-schemas';
import { type Operation, staff } from './operation';

const PAGE = 100;

/** The log of who did and read what, for auditors: it holds ids and words of ours, never what was said. */
export function auditOperations(audit: AuditLog): Operation[] {
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
      handle: async ({ query: { staff: staffId, target, before, limit = PAGE } }) => {
        const entries = await audit.latest({ limit, staffId, target, before });
        return {
          items: entries.map(({ seq, at, staffId: by, action, target: of, detail }) => ({
            seq,
            at: new Date(at).toISOString(),
            staffId: by,
            action,
            target: of,
            ...(detail !== undefined && { detail }),
          })),
        };
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
