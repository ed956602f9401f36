import type { Vault } from '../encryption';
import { mediaPurpose, partPurpose } from '../media-parts';
import { type Database, type Row, type SqlValue, bytes, number, text } from './database';

/** Rows sealed anew in one transaction: few enough that messages are stored in between. */
const BATCH = 100;

/** Where sealed values lie, by what their rows are known, and to what each is bound. */
const PLACES: readonly { table: string; column?: string; key: readonly string[]; purpose: (row: Row) => string }[] = [
  { table: 'secrets', key: ['name'], purpose: ({ name }) => `secret/${text(name)}` },
  { table: 'staff', key: ['id'], purpose: ({ id }) => `staff/${text(id)}` },
  { table: 'cases', key: ['id'], purpose: ({ id }) => `case/${text(id)}` },
  { table: 'conversations', column: 'sealed_address', key: ['id'], purpose: ({ id }) => `address/${text(id)}` },
  { table: 'conversations', column: 'sealed_state', key: ['id'], purpose: ({ id }) => `state/${text(id)}` },
  ...['inbox', 'outbox', 'log'].map((table) => ({
    table,
    key: ['conversation_id', 'seq'],
    purpose: ({ conversation_id, seq }: Row) => `message/${text(conversation_id)}/${number(seq)}`,
  })),
  { table: 'media', key: ['conversation_id', 'id'], purpose: (row) => mediaPurpose(mediaKey(row)) },
  {
    table: 'media_parts',
    key: ['conversation_id', 'id', 'n'],
    purpose: (row) => partPurpose(mediaKey(row), number(row.n)),
  },
  { table: 'pages', key: ['id'], purpose: ({ id }) => `page/${text(id)}` },
  { table: 'push_subscriptions', key: ['id'], purpose: ({ id }) => `push/${text(id)}` },
  { table: 'case_figures', key: ['id'], purpose: ({ id }) => `figure/${text(id)}` },
  { table: 'classes', key: ['code'], purpose: ({ code }) => `class/${text(code)}` },
  { table: 'campaigns', key: ['id'], purpose: ({ id }) => `campaign/${text(id)}` },
  {
    table: 'editions',
    key: ['article_id', 'number'],
    purpose: (row) => `edition/${text(row.article_id)}@${number(row.number)}`,
  },
  { table: 'unanswered', key: ['key'], purpose: ({ key }) => `unanswered/${text(key)}` },
];

const mediaKey = ({ conversation_id, id }: Row) => ({ conversationId: text(conversation_id), id: text(id) });

/**
 * Seals under the current key whatever lies under an older one. May run beside a server that knows both keys, and be broken
 * off: what was done stays done. `tell` hears of every batch. Gives how many values were sealed anew.
 */
export async function resealAll(
  db: Database,
  vault: Vault,
  tell: (done: number, left: number) => void,
): Promise<number> {
  let done = 0;
  for (let left = countOld(db, vault); left > 0; left = countOld(db, vault)) {
    const before = done;
    for (const place of PLACES) done += await db.write(() => resealSome(db, vault, place));
    tell(done, countOld(db, vault));
    // A row that is written anew all the time would keep us for ever.
    if (done === before) break;
  }
  if (done) db.emptyLog();
  return done;
}

/** The columns that are sealed anew, as `table.column`. */
export const resealed = (): string[] => PLACES.map(({ table, column = 'sealed' }) => `${table}.${column}`);

/** How many values lie under another key than the current one. */
export function countOld(db: Database, vault: Vault): number {
  const { currentPrefix } = vault;
  return PLACES.reduce((sum, { table, column = 'sealed' }) => {
    const sql = `SELECT count(*) AS n FROM ${table} WHERE ${isOld(column)}`;
    return sum + number(db.get(sql, currentPrefix.length, currentPrefix)?.n);
  }, 0);
}

function resealSome(
  db: Database,
  vault: Vault,
  { table, column = 'sealed', key, purpose }: (typeof PLACES)[number],
): number {
  const { currentPrefix } = vault;
  const sql = `SELECT ${key.join(', ')}, ${column} AS sealed FROM ${table} WHERE ${isOld(column)} LIMIT ${BATCH}`;
  const old = db.all(sql, currentPrefix.length, currentPrefix);
  const where = key.map((name) => `${name} = ?`).join(' AND ');
  for (const row of old) {
    const place = key.map((name) => row[name] as SqlValue);
    db.run(`UPDATE ${table} SET ${column} = ? WHERE ${where}`, vault.reseal(bytes(row.sealed), purpose(row)), ...place);
  }
  return old.length;
}

const isOld = (column: string) => `${column} IS NOT NULL AND substr(${column}, 1, ?) <> ?`;
