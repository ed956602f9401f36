import type { Case, Priority } from '../records';
import type { CaseQuery, CaseStore } from '../store';
import type { Vault } from '../encryption';
import { type Database, type Row, type SqlValue, bytes, number } from './database';

/** Cases in SQLite: what the queue sorts by in columns, everything else sealed. */
export class SqliteCases implements CaseStore {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  insert(draft: Case): Promise<Case> {
    return this.db.write(() => {
      this.db.run(
        `INSERT INTO cases (id, code, conversation_id, priority, status, closed, opened_at, version, sealed)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        ...this.#columns(draft),
      );
      return this.#open(this.db.get('SELECT id, sealed FROM cases WHERE id = ?', draft.id)) ?? draft;
    });
  }

  get(id: string): Promise<Case | undefined> {
    return Promise.resolve(this.#open(this.db.get('SELECT id, sealed FROM cases WHERE id = ?', id)));
  }

  openIn(conversationId: string): Promise<Case | undefined> {
    const row = this.db.get(
      'SELECT id, sealed FROM cases WHERE conversation_id = ? AND closed = 0 ORDER BY opened_at LIMIT 1',
      conversationId,
    );
    return Promise.resolve(this.#open(row));
  }

  replace(next: Case): Promise<boolean> {
    return this.db.write(() => {
      const changed = this.db.run(
        `UPDATE cases SET id = ?, code = ?, conversation_id = ?, priority = ?, status = ?, closed = ?, opened_at = ?, version = ?, sealed = ?
         WHERE id = ? AND version = ?`,
        ...this.#columns(next),
        next.id,
        next.version - 1,
      );
      return changed > 0;
    });
  }

  list(query: CaseQuery): Promise<{ items: Case[]; nextCursor?: string }> {
    const { where, values } = conditions(query);
    const rows = this.db.all(
      `SELECT id, closed, priority, opened_at, sealed FROM cases ${where} ORDER BY closed, priority, opened_at, id LIMIT ?`,
      ...values,
      query.limit + 1,
    );
    const page = rows.slice(0, query.limit);
    const items = page.flatMap((row) => this.#open(row) ?? []);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return Promise.resolve({ items, ...(last && { nextCursor: cursorOf(last) }) });
  }

  countOpen(): Promise<Record<Priority, number>> {
    const counts: Record<Priority, number> = { 1: 0, 2: 0, 3: 0 };
    for (const row of this.db.all('SELECT priority, count(*) AS n FROM cases WHERE closed = 0 GROUP BY priority')) {
      counts[number(row.priority) as Priority] = number(row.n);
    }
    return Promise.resolve(counts);
  }

  #columns(record: Case): SqlValue[] {
    const { id, code, conversationId, priority, status, openedAt, version } = record;
    const sealed = this.vault.seal(record, `case/${id}`);
    return [id, code, conversationId, priority, status, status === 'closed' ? 1 : 0, openedAt, version, sealed];
  }

  #open(row: Row | undefined): Case | undefined {
    return row && (this.vault.open(bytes(row.sealed), `case/${String(row.id)}`) as Case);
  }
}

function conditions(query: CaseQuery): { where: string; values: SqlValue[] } {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  const add = (part: string, ...more: SqlValue[]) => {
    parts.push(part);
    values.push(...more);
  };
  if (query.status) add('status = ?', query.status);
  if (query.priority) add('priority = ?', query.priority);
  if (query.code) add("code LIKE ? ESCAPE '!'", `${query.code.toUpperCase().replace(/[!%_]/g, '!$&')}%`);
  if (query.cursor) add('(closed, priority, opened_at, id) > (?, ?, ?, ?)', ...readCursor(query.cursor));
  return { where: parts.length ? `WHERE ${parts.join(' AND ')}` : '', values };
}

const cursorOf = (row: Row): string =>
  Buffer.from(JSON.stringify([row.closed, row.priority, row.opened_at, row.id])).toString('base64url');

function readCursor(cursor: string): SqlValue[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === 4)
      return parts.map((part) => (typeof part === 'number' ? part : String(part)));
  } catch {
    // falls through to the beginning of the queue
  }
  return [-1, 0, 0, ''];
}
