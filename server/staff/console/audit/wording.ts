import type { AuditEntry } from '../api/audit';
import { roleLabels } from '../labels';
import { detailInWords } from '../shared/detail';
import { auditTexts, deedLabels, fieldWords, valueWords } from './texts';

type Table = Readonly<Record<string, string>>;
type NameOf = (staffId: string) => string;

const inWords = (tables: readonly Table[], word: string): string | undefined =>
  tables.find((table) => Object.hasOwn(table, word))?.[word];

const STAFF = 'staff:';

/** What was done, in words, with what is known of how: "đóng ca (Đã giúp xong)". */
export function deedOf({ action, detail }: Pick<AuditEntry, 'action' | 'detail'>, nameOf: NameOf): string {
  const deed = inWords([deedLabels], action) ?? action;
  if (!detail) return deed;
  return `${deed} (${detailOf(action, detail, nameOf)})`;
}

function detailOf(action: string, detail: string, nameOf: NameOf): string {
  if (action === 'case.transfer') return nameOf(detail);
  if (action === 'staff.change') return detail.split(' ').map(changeOf).join(', ');
  return detailInWords(detail);
}

function changeOf(change: string): string {
  const [field = '', value] = change.split('=');
  const label = inWords([fieldWords], field) ?? field;
  return value === undefined ? label : `${label}: ${inWords([roleLabels, valueWords], value) ?? value}`;
}

/** What it concerns, in words: somebody, a case by its code, the queue. */
export function targetOf({ target, code }: Pick<AuditEntry, 'target' | 'code'>, nameOf: NameOf): string {
  if (code !== undefined) return auditTexts.caseOf(code);
  if (target.startsWith(STAFF)) return nameOf(target.slice(STAFF.length));
  if (target === 'queue') return auditTexts.queue;
  if (target === 'reports') return auditTexts.reports;
  return target.startsWith('case') ? auditTexts.goneCase : target;
}
