import type { AuditQuery, AuditStore, ChainedEntry } from '../contract/audit';
import { type Database, type Row, type SqlValue, number, text } from './database';

/** The log of what was done, in SQLite; rows are only ever added. */
export class SqliteAudit implements AuditStore {
  constructor(private readonly db: Database) {}

  append(entry: ChainedEntry): Promise<boolean> {
    const { seq, at, staffId, action, target, detail = null, prev, mac } = entry;
    return this.db.write(
      () =>
        this.db.run(
          `INSERT INTO audit (id, at, staff_id, action, target, detail, prev, mac)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          seq,
          at,
          staffId,
          action,
          target,
          detail,
          prev,
          mac,
        ) > 0,
    );
  }

  head(): Promise<ChainedEntry | undefined> {
    const row = this.db.get('SELECT * FROM audit ORDER BY id DESC LIMIT 1');
    return Promise.resolve(row && entryOf(row));
  }

  after(seq: number, limit: number): Promise<ChainedEntry[]> {
    return Promise.resolve(
      this.db.all('SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT ?', seq, limit).map(entryOf),
    );
  }

  latest({ before, staffId, target, kind, from, to, limit }: AuditQuery): Promise<ChainedEntry[]> {
    const wanted: [string, SqlValue | undefined][] = [
      ['id < ?', before],
      ['staff_id = ?', staffId],
      ['target = ?', target],
      // The sign after '.' is '/': all that begins with the word.
      ['action >= ?', kind && `${kind}.`],
      ['action < ?', kind && `${kind}/`],
      ['at >= ?', from],
      ['at < ?', to],
    ];
    const given = wanted.flatMap(([part, value]) => (value === undefined ? [] : [{ part, value }]));
    const where = given.length ? `WHERE ${given.map(({ part }) => part).join(' AND ')}` : '';
    const values = given.map(({ value }) => value);
    const rows = this.db.all(`SELECT * FROM audit ${where} ORDER BY id DESC LIMIT ?`, ...values, limit);
    return Promise.resolve(rows.map(entryOf));
  }
}

const entryOf = (row: Row): ChainedEntry => ({
  seq: number(row.id),
  at: number(row.at),
  staffId: text(row.staff_id),
  action: text(row.action),
  target: text(row.target),
  ...(typeof row.detail === 'string' && { detail: row.detail }),
  prev: text(row.prev),
  mac: text(row.mac),
});
