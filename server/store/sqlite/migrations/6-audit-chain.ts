import { linked } from '../../audit-chain';
import { type Database, number, text } from '../database';

/** The log of what was done becomes a chain; what is in it already is chained as it stands. */
export function auditChain(db: Database, { auditKey }: { auditKey: Buffer }): void {
  db.exec(`
    ALTER TABLE audit ADD COLUMN prev TEXT NOT NULL DEFAULT '';
    ALTER TABLE audit ADD COLUMN mac TEXT NOT NULL DEFAULT '';
    CREATE INDEX audit_staff ON audit (staff_id);
  `);
  let head: ReturnType<typeof linked> | undefined;
  for (const row of db.all('SELECT * FROM audit ORDER BY id')) {
    const entry = {
      at: number(row.at),
      staffId: text(row.staff_id),
      action: text(row.action),
      target: text(row.target),
      ...(typeof row.detail === 'string' && { detail: row.detail }),
    };
    head = linked(entry, head, auditKey);
    db.run('UPDATE audit SET id = ?, prev = ?, mac = ? WHERE id = ?', head.seq, head.prev, head.mac, number(row.id));
  }
}
