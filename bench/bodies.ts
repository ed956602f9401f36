import Libsql from 'libsql';

/** Opens a table of bodies that is as durable as our store; each call is one transaction and one flush to disk. */
export function openBodies(file: string): { insert(body: Buffer): void; close(): void } {
  const db = new Libsql(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE bodies (id INTEGER PRIMARY KEY, body BLOB NOT NULL)');
  const insert = db.prepare('INSERT INTO bodies (body) VALUES (?)');
  return { insert: (body) => void insert.run([body]), close: () => void db.close() };
}
