import type { Vault } from '../encryption';
import type { Rotation } from '../rotation';
import { type Database, type Row, type SqlValue, number } from './database';
import { type Walk, walksOf } from './walks';

/** Rows sealed anew in one transaction: few enough that messages are stored in between. */
const BATCH = { usual: 200, large: 8 };

/** The change of keys of the embedded store. */
export function sqliteRotation(db: Database, vault: Vault): Rotation {
  const prefix: SqlValue[] = [vault.currentPrefix.length, vault.currentPrefix];
  const walks = walksOf(db, vault);
  const countOf = ({ table, isOld }: Walk) =>
    number(db.get(`SELECT count(*) AS n FROM ${table} WHERE ${isOld}`, ...prefix)?.n);
  const left = () => walks.reduce((sum, walk) => sum + countOf(walk), 0);
  return {
    left: () => Promise.resolve(left()),
    /** Once through everything, and again as long as servers that know only older keys have written meanwhile. */
    async rotate(tell) {
      let done = 0;
      for (let all = left(); all > 0; all = left()) {
        let round = 0;
        const hear = (n: number) => tell(done + (round += n), Math.max(all - round, 0));
        for (const walk of walks) await through(db, walk, prefix, hear);
        done += round;
        // A row that is written anew all the time would keep us for ever.
        if (!round) break;
      }
      if (done) db.emptyLog();
      return done;
    },
    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
}

async function through(db: Database, walk: Walk, prefix: SqlValue[], hear: (n: number) => void): Promise<void> {
  for (let after: SqlValue[] | undefined = []; after;) {
    const from: SqlValue[] = after;
    const batch = await db.write(() => someOf(db, walk, prefix, from));
    if (batch.done) hear(batch.done);
    after = batch.next;
  }
}

/** Seals the next old rows anew that stand behind a place; gives the place of the last one if there may be more. */
function someOf(db: Database, walk: Walk, prefix: SqlValue[], after: SqlValue[]): { done: number; next?: SqlValue[] } {
  const { table, column, key, reads, isOld, anew, isLarge } = walk;
  const limit = isLarge ? BATCH.large : BATCH.usual;
  const names = key.join(', ');
  const isLater = after.length ? `(${names}) > (${after.map((_, n) => `?${n + 3}`).join(', ')}) AND ` : '';
  const rows = db.all(
    `SELECT ${reads.join(', ')}, ${column} AS old FROM ${table} WHERE ${isLater}${isOld} ORDER BY ${names} LIMIT ${limit}`,
    ...prefix,
    ...after,
  );
  const placeOf = (row: Row) => key.map((name) => row[name] as SqlValue);
  const where = key.map((name) => `${name} = ?`).join(' AND ');
  for (const row of rows)
    db.run(`UPDATE ${table} SET ${column} = ? WHERE ${where}`, anew(row, row.old), ...placeOf(row));
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { done: rows.length, ...(last && { next: placeOf(last) }) };
}
