import type { Case, CaseStatus, CopyCheck } from '../contract/cases';
import { SealBroken } from '../sealing';
import { type ConversationKeys, KEY_COLUMN } from './conversation-keys';
import { type Database, type Row, type SqlValue, bytes, text } from './database';

/** Where a case stands in the queue before urgency and time count: first those that wait for staff. */
export const LINES: Record<CaseStatus, number> = { open: 0, claimed: 0, following: 1, closed: 2 };

/** What is kept in clear, so that it can be sorted by and filtered. */
const COPIES: Record<string, (record: Case) => SqlValue> = {
  id: ({ id }) => id,
  code: ({ code }) => code,
  conversation_id: ({ conversationId }) => conversationId,
  channel: ({ channel }) => channel,
  priority: ({ priority }) => priority,
  status: ({ status }) => status,
  closed: ({ status }) => (status === 'closed' ? 1 : 0),
  line: ({ status }) => LINES[status],
  step: ({ step }) => step,
  owner_id: ({ owner }) => owner?.id ?? null,
  office: ({ office }) => office ?? null,
  opened_at: ({ openedAt }) => openedAt,
  waiting_since: ({ waitingSince }) => waitingSince,
  due_at: ({ dueAt }) => dueAt ?? null,
  changed_at: ({ changedAt }) => changedAt,
  version: ({ version }) => version,
};
/** The names of the columns, in the order of {@link copiesOf}. */
export const COPY_NAMES = Object.keys(COPIES);
export const copiesOf = (record: Case): SqlValue[] => Object.values(COPIES).map((of) => of(record));

const WALK = `SELECT ${COPY_NAMES.join(', ')}, sealed, ${KEY_COLUMN} FROM cases WHERE id > ? ORDER BY id LIMIT ?`;
/** Only where nobody has changed the case since: its sealed value is its version that nobody can forge. */
const MEND = `UPDATE cases SET ${COPY_NAMES.map((name) => `${name} = ?`).join(', ')} WHERE id = ? AND sealed = ?`;

/** Opens the case of a row; raises SealBroken. */
export function openCaseRow(keys: ConversationKeys, row: Row): Case {
  const seals = keys.opened(text(row.conversation_id), row.sealed_key);
  return seals.open(bytes(row.sealed), `case/${text(row.id)}`) as Case;
}

/** Holds the copies in clear against the sealed cases behind `after`, and puts right what differs. */
export async function mendCopies(
  db: Database,
  keys: ConversationKeys,
  after: string,
  limit: number,
): Promise<CopyCheck> {
  const rows = db.all(WALK, after, limit);
  const [mended, unreadable]: [string[], string[]] = [[], []];
  for (const row of rows) {
    const id = text(row.id);
    const record = readable(keys, row);
    if (!record) unreadable.push(id);
    else if (copiesOf(record).some((copy, n) => copy !== row[COPY_NAMES[n] ?? ''])) {
      const sealed = bytes(row.sealed);
      if (await db.write(() => db.run(MEND, ...copiesOf(record), id, sealed))) mended.push(id);
    }
  }
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { mended, unreadable, ...(last && { next: text(last.id) }) };
}

/** The case of a row; undefined when somebody has spoiled it: of the others everybody must still be able to read. */
export function readable(keys: ConversationKeys, row: Row): Case | undefined {
  try {
    return openCaseRow(keys, row);
  } catch (error) {
    if (error instanceof SealBroken || error instanceof TypeError) return undefined;
    throw error;
  }
}
