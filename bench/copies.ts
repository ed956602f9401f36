import { Database, number, text } from '../server/store/sqlite/database';

/** Tables of a conversation, each with the column that names it. */
const TABLES = { conversations: 'id', seen: 'conversation_id', log: 'conversation_id' } as const;

/** Stands in the name of every copy and of nothing else: ids are base64url. */
const MARK = '~';

/**
 * Makes a store so many times as large by copies of its conversations under other names, which lie among the real ones; gives how many
 * there are then. Their words cannot be opened; they are there to be many, and are made far faster than real ones.
 */
export function multiply(file: string, times: number): number {
  const db = new Database(file, '');
  for (const [table, key] of Object.entries(TABLES)) {
    const names = db.all(`PRAGMA table_info(${table})`).map(({ name }) => text(name));
    const values = names.map((name) => (name === key ? `${key} || '${MARK}' || ?1` : name));
    for (let copy = 1; copy < times; copy += 1)
      db.run(
        `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE instr(${key}, '${MARK}') = 0`,
        String(copy),
      );
  }
  db.emptyLog();
  const count = number(db.get('SELECT count(*) AS count FROM conversations')?.count);
  db.close();
  return count;
}
