import type { Mark } from '../../cases/mark';
import type { Priority } from '../../../bot/handoff';
import type { Case, CopyCheck } from '../contract/cases';
import { codeTerm, type CaseQuery, type CaseStore } from '../contract/cases';
import { blindIndex } from '../encryption';
import { COPY_NAMES, LINES, copiesOf, mendCopies, openCaseRow, readable } from './case-copies';
import { CaseTerms, HAVING_TERM, matchOf } from './case-terms';
import { type ConversationKeys, KEY_COLUMN } from './conversation-keys';
import { type Database, type Row, type SqlValue, number, text } from './database';

const NAMES = [...COPY_NAMES, 'sealed'];
const INSERT = `INSERT INTO cases (${NAMES.join(', ')}) VALUES (${NAMES.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`;
const UPDATE = `UPDATE cases SET ${NAMES.map((name) => `${name} = ?`).join(', ')} WHERE id = ? AND version = ?`;

/** What a case is opened by. */
const SEALED = `id, conversation_id, sealed, ${KEY_COLUMN}`;
/** Up to so many that a search finds are looked up and sorted; for more the queue is walked along until a page of them was met. */
const FEW_FOUND = 300;

/** A query that gives the ids of what is sought. */
interface Sought {
  ids: string;
  values: SqlValue[];
}

/** Cases in SQLite: what the queue sorts by in columns, everything else sealed. */
export class SqliteCases implements CaseStore {
  readonly #terms: CaseTerms;

  constructor(
    private readonly db: Database,
    private readonly keys: ConversationKeys,
    private readonly indexKey: Buffer,
  ) {
    this.#terms = new CaseTerms(db);
  }

  insert(draft: Case): Promise<Case> {
    return this.db.write(() => {
      const known = this.#one(draft.id) ?? this.#openIn(draft.conversationId);
      if (known) return known;
      this.db.run(INSERT, ...this.#columns(draft));
      return draft;
    });
  }

  get(id: string): Promise<Case | undefined> {
    return Promise.resolve(this.#one(id));
  }

  openIn(conversationId: string): Promise<Case | undefined> {
    return Promise.resolve(this.#openIn(conversationId));
  }

  of(conversationId: string): Promise<Case[]> {
    const rows = this.db.all(`SELECT ${SEALED} FROM cases WHERE conversation_id = ?`, conversationId);
    return Promise.resolve(rows.flatMap((row) => this.#open(row) ?? []));
  }

  replace(next: Case): Promise<boolean> {
    return this.db.write(() => {
      const other = next.status === 'closed' ? undefined : this.#openIn(next.conversationId);
      if (other && other.id !== next.id && this.#one(next.id)?.status === 'closed') return false;
      return this.db.run(UPDATE, ...this.#columns(next), next.id, next.version - 1) > 0;
    });
  }

  async index(id: string, terms: readonly string[]): Promise<void> {
    if (!terms.length) return;
    const blind = terms.map((term) => this.#blind(term));
    await this.db.note(() => this.#terms.add(id, blind));
  }

  list(query: CaseQuery): Promise<{ items: Case[]; nextCursor?: string }> {
    const { where, values } = this.#conditions(query, query.search && this.#search(query.search));
    // Otherwise all that fit would rather be sorted than the queue be walked along.
    const along = query.owner || query.search ? '' : 'INDEXED BY cases_line';
    const rows = this.db.all(
      `SELECT line, priority, waiting_since, ${SEALED} FROM cases ${along} ${where} ORDER BY line, priority, waiting_since, id LIMIT ?`,
      ...values,
      query.limit + 1,
    );
    const page = rows.slice(0, query.limit);
    const items = page.flatMap((row) => readable(this.keys, row) ?? []);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return Promise.resolve({ items, ...(last && { nextCursor: cursorOf(last) }) });
  }

  due(now: number, limit: number): Promise<Case[]> {
    // Sorted by id alone: of thousands that are due at once only a few are to be opened.
    const first = 'SELECT id FROM cases WHERE due_at <= ? ORDER BY priority, due_at LIMIT ?';
    const rows = this.db.all(
      `SELECT ${SEALED} FROM cases WHERE id IN (${first}) ORDER BY priority, due_at`,
      now,
      limit,
    );
    return Promise.resolve(rows.flatMap((row) => readable(this.keys, row) ?? []));
  }

  changedSince(since: number, limit: number): Promise<Case[]> {
    const rows = this.db.all(
      `SELECT ${SEALED} FROM cases WHERE changed_at >= ? ORDER BY changed_at, id LIMIT ?`,
      since,
      limit,
    );
    return Promise.resolve(rows.flatMap((row) => readable(this.keys, row) ?? []));
  }

  countOpen(): Promise<Record<Priority, number>> {
    const counts: Record<Priority, number> = { 1: 0, 2: 0, 3: 0 };
    for (const row of this.db.all('SELECT priority, count(*) AS n FROM cases WHERE line < 2 GROUP BY priority')) {
      counts[number(row.priority) as Priority] = number(row.n);
    }
    return Promise.resolve(counts);
  }

  openedBetween({ from, to, limit, after }: { from: number; to: number; limit: number; after?: string }): Promise<{
    items: Case[];
    next?: string;
  }> {
    const [openedAt, id] = after ? (JSON.parse(after) as [number, string]) : [from, ''];
    const rows = this.db.all(
      `SELECT opened_at, ${SEALED} FROM cases WHERE (opened_at, id) > (?, ?) AND opened_at < ? ORDER BY opened_at, id LIMIT ?`,
      openedAt,
      id,
      to,
      limit,
    );
    const last = rows.length === limit ? rows.at(-1) : undefined;
    const items = rows.flatMap((row) => readable(this.keys, row) ?? []);
    return Promise.resolve({ items, ...(last && { next: JSON.stringify([last.opened_at, last.id]) }) });
  }

  async mark(id: string, marks: readonly Mark[]): Promise<void> {
    if (!marks.length) return;
    await this.db.note(() => {
      for (const mark of marks)
        this.db.run(
          'INSERT INTO case_marks (mark, kind, case_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
          this.#blindMark(mark),
          mark.kind,
          id,
        );
    });
  }

  marked(marks: readonly Mark[], most: number): Promise<(Mark & { caseIds: string[] })[]> {
    const found = marks.map((mark) => {
      const rows = this.db.all(
        'SELECT case_id FROM case_marks WHERE mark = ? LIMIT ?',
        this.#blindMark(mark),
        most + 1,
      );
      return { ...mark, caseIds: rows.map((row) => text(row.case_id)) };
    });
    return Promise.resolve(found.filter(({ caseIds }) => caseIds.length <= most));
  }

  sharedMarks(most: number): Promise<{ kind: Mark['kind']; caseIds: string[] }[]> {
    const rows = this.db.all(
      `SELECT kind, json_group_array(case_id) AS ids FROM case_marks GROUP BY mark HAVING count(*) BETWEEN 2 AND ?`,
      most,
    );
    return Promise.resolve(
      rows.map((row) => ({ kind: text(row.kind) as Mark['kind'], caseIds: JSON.parse(text(row.ids)) as string[] })),
    );
  }

  mendCopies(after: string, limit: number): Promise<CopyCheck> {
    return mendCopies(this.db, this.keys, after, limit);
  }

  #blindMark({ kind, value }: Mark): string {
    return blindIndex(this.indexKey, `mark/${kind}/${value}`);
  }

  #conditions(query: CaseQuery, found: Sought | undefined): { where: string; values: SqlValue[] } {
    const parts: string[] = [];
    const values: SqlValue[] = [];
    const add = (part: string, ...more: SqlValue[]) => {
      parts.push(part);
      values.push(...more);
    };
    // A leading + keeps a filter from being looked up by: only what begins with the line can be walked along, and of few that are
    // found each is looked up. The planner knows neither how many fit a filter nor how many are found.
    const line = found && this.#areFew(found) ? '+line' : 'line';
    const isAlong = line === 'line' && query.status !== undefined;
    if (query.status !== undefined) add(`${line} = ?`, LINES[query.status]);
    if (query.priority !== undefined) add(isAlong ? 'priority = ?' : '+priority = ?', query.priority);
    for (const name of ['status', 'office', 'channel', 'step'] as const) {
      const wanted = query[name];
      if (wanted !== undefined) add(`+${name} = ?`, wanted);
    }
    if (query.owner === null) add('owner_id IS NULL');
    else if (query.owner !== undefined) add('owner_id = ?', query.owner);
    if (found) add(`id IN (${found.ids})`, ...found.values);
    if (query.cursor) add(`(${line}, priority, waiting_since, id) > (?, ?, ?, ?)`, ...readCursor(query.cursor));
    return { where: parts.length ? `WHERE ${parts.join(' AND ')}` : '', values };
  }

  #areFew({ ids, values }: Sought): boolean {
    const row = this.db.get(`SELECT count(*) AS n FROM (${ids} LIMIT ${FEW_FOUND + 1})`, ...values);
    return number(row?.n) <= FEW_FOUND;
  }

  /** Ids by each way in which a case can be found, every one of them looked up in an index. */
  #search({ code, terms }: NonNullable<CaseQuery['search']>): Sought {
    const start = code.toUpperCase();
    const all = terms.map((term) => matchOf(this.#blind(term)));
    const ways = [
      'SELECT id FROM cases WHERE code >= ? AND code < ?',
      HAVING_TERM,
      ...(all.length ? [all.map(() => HAVING_TERM).join(' INTERSECT ')] : []),
    ];
    const ids = ways.map((way) => `SELECT * FROM (${way})`).join(' UNION ');
    return { ids, values: [start, `${start}\u{10ffff}`, matchOf(this.#blind(codeTerm(code))), ...all] };
  }

  #blind(term: string): string {
    return blindIndex(this.indexKey, `term/${term}`);
  }

  #columns(record: Case): SqlValue[] {
    return [...copiesOf(record), this.keys.of(record.conversationId).seal(record, `case/${record.id}`)];
  }

  #one(id: string): Case | undefined {
    return this.#open(this.db.get(`SELECT ${SEALED} FROM cases WHERE id = ?`, id));
  }

  #openIn(conversationId: string): Case | undefined {
    return this.#open(
      this.db.get(
        `SELECT ${SEALED} FROM cases WHERE conversation_id = ? AND closed = 0 ORDER BY opened_at LIMIT 1`,
        conversationId,
      ),
    );
  }

  #open(row: Row | undefined): Case | undefined {
    return row && openCaseRow(this.keys, row);
  }
}

const cursorOf = (row: Row): string =>
  Buffer.from(JSON.stringify([row.line, row.priority, row.waiting_since, row.id])).toString('base64url');

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
