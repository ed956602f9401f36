import { CaseTerms } from '../sqlite/case-terms';
import { Database, type Row, type SqlValue, bytes, number, text } from '../sqlite/database';
import {
  type CopyEnd,
  LAYOUTS,
  type Layout,
  type PlainRecord,
  type Place,
  type Table,
  type Tables,
  type Value,
  OWN_SECRETS,
} from './table';

/** The embedded store of a file, for copying; the file must be of the present schema. */
export function sqliteEnd(file: string): CopyEnd {
  const db = new Database(file);
  const simple = Object.fromEntries(Object.entries(LAYOUTS).map(([name, layout]) => [name, simpleTable(db, layout)]));
  const tables = {
    ...(simple as Pick<Tables, keyof typeof LAYOUTS>),
    cases: cases(db),
    conversations: conversations(db),
    lines: lines(db),
    'known ids': knownIds(db),
    media: media(db),
    'media parts': mediaParts(db),
    'course marks': courseMarks(db),
    'campaign subscriptions': campaignSubscriptions(db),
    'campaign marks': campaignMarks(db),
    editions: editions(db),
    'article figures': articleFigures(db),
  };
  const close = () => {
    db.close();
    return Promise.resolve();
  };
  return { tables, close };
}

/** Blobs as buffers, everything else as it is. */
const plain = (value: SqlValue | undefined): Value => {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' || typeof value === 'number' ? value : Buffer.from(bytes(value));
};
const sqlOf = (value: Value | undefined): SqlValue => {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === undefined || value === null) return null;
  if (typeof value === 'object' && !Buffer.isBuffer(value)) throw new TypeError('a column takes no list');
  return value;
};

/** Rows of one table as records, in the order of its key. */
interface Rows {
  db: Database;
  /** Table or subquery, its key, and a condition. */
  from: string;
  key: readonly string[];
  record: (row: Row) => PlainRecord;
  write: (record: PlainRecord) => void;
}

function tableOf({ db, from, key, record, write }: Rows): Table {
  const keys = key.join(', ');
  return {
    count: () => Promise.resolve(number(db.get(`SELECT count(*) AS n FROM ${from}`)?.n)),
    read(after, limit) {
      const later = after ? `WHERE (${keys}) > (${key.map(() => '?').join(', ')})` : '';
      const rows = db.all(`SELECT * FROM ${from} ${later} ORDER BY ${keys} LIMIT ?`, ...(after ?? []), limit);
      const last = rows.length === limit ? rows.at(-1) : undefined;
      const next = last && key.map((column) => last[column] as Place[number]);
      return Promise.resolve({ records: rows.map(record), ...(next && { next }) });
    },
    write: async (records) => {
      await db.write(() => records.forEach(write));
    },
  };
}

function replace(db: Database, table: string, row: Record<string, Value | undefined>): void {
  const names = Object.keys(row);
  const marks = names.map(() => '?').join(', ');
  db.run(`INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${marks})`, ...Object.values(row).map(sqlOf));
}

const SHARED_SECRETS = `(SELECT * FROM secrets WHERE name NOT LIKE '${OWN_SECRETS.prefix}%' AND name <> '${OWN_SECRETS.progress}')`;

function simpleTable(db: Database, { sql, columns }: Layout): Table {
  const [key = ''] = columns[0] ?? [];
  return tableOf({
    db,
    from: sql === 'secrets' ? SHARED_SECRETS : sql,
    key: [key],
    record: (row) => Object.fromEntries(columns.map(([column, field]) => [field, plain(row[column])])),
    write: (record) => replace(db, sql, Object.fromEntries(columns.map(([column, field]) => [column, record[field]]))),
  });
}

const CASE_COLUMNS = [
  ['id', '_id'],
  ['code', 'code'],
  ['conversation_id', 'conversation'],
  ['channel', 'channel'],
  ['priority', 'priority'],
  ['status', 'status'],
  ['line', 'line'],
  ['step', 'step'],
  ['owner_id', 'owner'],
  ['office', 'office'],
  ['opened_at', 'openedAt'],
  ['waiting_since', 'waitingSince'],
  ['due_at', 'dueAt'],
  ['changed_at', 'changedAt'],
  ['version', 'version'],
  ['sealed', 'sealed'],
] as const;

function cases(db: Database): Table {
  const terms = new CaseTerms(db);
  const marksOf = (id: string) =>
    db
      .all('SELECT kind, mark FROM case_marks WHERE case_id = ?', id)
      .map((row) => `${text(row.kind)}:${text(row.mark)}`);
  return tableOf({
    db,
    from: 'cases',
    key: ['id'],
    record: (row) => ({
      ...Object.fromEntries(CASE_COLUMNS.map(([column, field]) => [field, plain(row[column])])),
      terms: terms.of(text(row.id)).sort(),
      marks: marksOf(text(row.id)).sort(),
    }),
    write: (record) => {
      const id = record._id as string;
      const row = Object.fromEntries(CASE_COLUMNS.map(([column, field]) => [column, record[field]]));
      replace(db, 'cases', { ...row, closed: record.status === 'closed' ? 1 : 0 });
      terms.remove(id);
      terms.add(id, record.terms as string[]);
      for (const mark of record.marks as string[]) {
        const [kind = '', blind = ''] = mark.split(':');
        replace(db, 'case_marks', { kind, mark: blind, case_id: id });
      }
    },
  });
}

function conversations(db: Database): Table {
  const itemsOf = (table: 'inbox' | 'outbox', id: string) =>
    db.all(`SELECT * FROM ${table} WHERE conversation_id = ? ORDER BY seq`, id);
  return tableOf({
    db,
    from: 'conversations',
    key: ['id'],
    record: (row) => ({
      _id: text(row.id),
      sealedKey: plain(row.sealed_key),
      sealedAddress: plain(row.sealed_address),
      channel: text(row.channel),
      version: number(row.version),
      nextSeq: number(row.next_seq),
      sealedState: plain(row.sealed_state),
      dueAt: plain(row.due_at),
      touchedAt: number(row.touched_at),
      heardAt: plain(row.heard_at),
      toForget: number(row.to_forget) === 1,
      inbox: itemsOf('inbox', text(row.id)).map((item) => ({
        id: text(item.message_id),
        seq: number(item.seq),
        from: text(item.sender),
        receivedAt: number(item.received_at),
        attempts: number(item.attempts),
        sealed: plain(item.sealed),
      })),
      outbox: itemsOf('outbox', text(row.id)).map((item) => ({
        id: text(item.reply_id),
        seq: number(item.seq),
        from: text(item.sender),
        createdAt: number(item.created_at),
        attempts: number(item.attempts),
        dueAt: number(item.due_at),
        sealed: plain(item.sealed),
      })),
    }),
    write: (record) => writeConversation(db, record),
  });
}

function writeConversation(db: Database, record: PlainRecord): void {
  const { _id: id, inbox, outbox } = record;
  replace(db, 'conversations', {
    id,
    sealed_key: record.sealedKey,
    sealed_address: record.sealedAddress,
    channel: record.channel,
    version: record.version,
    next_seq: record.nextSeq,
    sealed_state: record.sealedState,
    due_at: record.dueAt,
    touched_at: record.touchedAt,
    heard_at: record.heardAt,
    to_forget: record.toForget,
  });
  for (const item of inbox as PlainRecord[]) {
    const { seq, sealed, attempts, from: sender } = item;
    const place = { conversation_id: id, seq, sender, attempts, sealed };
    replace(db, 'inbox', { ...place, message_id: item.id, received_at: item.receivedAt });
    replace(db, 'seen', { conversation_id: id, message_id: item.id });
  }
  for (const item of outbox as PlainRecord[]) {
    const { seq, sealed, attempts, from: sender } = item;
    const place = { conversation_id: id, seq, sender, attempts, sealed };
    replace(db, 'outbox', { ...place, reply_id: item.id, created_at: item.createdAt, due_at: item.dueAt });
  }
}

function lines(db: Database): Table {
  return tableOf({
    db,
    from: 'log',
    key: ['conversation_id', 'seq'],
    record: (row) => ({
      conversation: text(row.conversation_id),
      seq: number(row.seq),
      entry: text(row.entry_id),
      from: text(row.sender),
      at: number(row.at),
      state: text(row.state),
      error: plain(row.error),
      sentAs: plain(row.sent_as),
      sentAt: plain(row.sent_at),
      sealed: plain(row.sealed),
    }),
    write: ({ conversation, entry, from, sentAs, sentAt, ...line }) => {
      const place = { conversation_id: conversation, entry_id: entry, sender: from };
      replace(db, 'log', { ...line, ...place, sent_as: sentAs, sent_at: sentAt });
      if (from !== 'bot') replace(db, 'seen', { conversation_id: conversation, message_id: entry });
    },
  });
}

/** Ids that are known though no line bears them: what we have sent, by its platform's name. */
function knownIds(db: Database): Table {
  return tableOf({
    db,
    from: `(SELECT * FROM seen AS s WHERE NOT EXISTS
        (SELECT 1 FROM log WHERE conversation_id = s.conversation_id AND entry_id = s.message_id)
      AND NOT EXISTS (SELECT 1 FROM inbox WHERE conversation_id = s.conversation_id AND message_id = s.message_id))`,
    key: ['conversation_id', 'message_id'],
    record: (row) => ({ conversation: text(row.conversation_id), entry: text(row.message_id) }),
    write: ({ conversation, entry }) => replace(db, 'seen', { conversation_id: conversation, message_id: entry }),
  });
}

const MEDIA_COLUMNS = [
  ['conversation_id', 'conversation'],
  ['id', 'id'],
  ['at', 'at'],
  ['kind', 'kind'],
  ['state', 'state'],
  ['content_type', 'contentType'],
  ['size', 'size'],
  ['error', 'error'],
  ['attempts', 'attempts'],
  ['due_at', 'dueAt'],
  ['sealed', 'sealed'],
] as const;

function media(db: Database): Table {
  return tableOf({
    db,
    from: 'media',
    key: ['conversation_id', 'id'],
    record: (row) => Object.fromEntries(MEDIA_COLUMNS.map(([column, field]) => [field, plain(row[column])])),
    write: (record) =>
      replace(db, 'media', Object.fromEntries(MEDIA_COLUMNS.map(([column, field]) => [column, record[field]]))),
  });
}

function mediaParts(db: Database): Table {
  return tableOf({
    db,
    from: 'media_parts',
    key: ['conversation_id', 'id', 'n'],
    record: (row) => ({
      conversation: text(row.conversation_id),
      media: text(row.id),
      n: number(row.n),
      sealed: plain(row.sealed),
    }),
    write: ({ conversation, media: id, n, sealed }) =>
      replace(db, 'media_parts', { conversation_id: conversation, id, n, sealed }),
  });
}

function courseMarks(db: Database): Table {
  const names = ['id', 'mark', 'course', 'class', 'day'];
  return tableOf({
    db,
    from: 'course_marks',
    key: ['id', 'mark'],
    record: (row) => Object.fromEntries(names.map((name) => [name, plain(row[name])])),
    write: (record) => replace(db, 'course_marks', record),
  });
}

/** One record for each conversation, as MongoDB keeps them. */
function campaignSubscriptions(db: Database): Table {
  const interestsOf = (id: string) =>
    db.all('SELECT interest FROM subscriptions WHERE conversation_id = ? ORDER BY interest', id);
  return tableOf({
    db,
    from: '(SELECT conversation_id, max(at) AS at FROM subscriptions GROUP BY conversation_id)',
    key: ['conversation_id'],
    record: (row) => ({
      _id: text(row.conversation_id),
      at: number(row.at),
      interests: interestsOf(text(row.conversation_id)).map(({ interest }) => text(interest)),
    }),
    write: ({ _id, at, interests }) => {
      for (const interest of interests as string[])
        replace(db, 'subscriptions', { interest, conversation_id: _id, at });
    },
  });
}

function campaignMarks(db: Database): Table {
  return tableOf({
    db,
    from: 'campaign_marks',
    key: ['campaign', 'mark', 'conversation_id'],
    record: (row) => ({
      campaign: text(row.campaign),
      conversationId: text(row.conversation_id),
      mark: text(row.mark),
      at: number(row.at),
    }),
    write: ({ conversationId, ...record }) =>
      replace(db, 'campaign_marks', { ...record, conversation_id: conversationId }),
  });
}

function editions(db: Database): Table {
  return tableOf({
    db,
    from: 'editions',
    key: ['article_id', 'number'],
    record: (row) => ({
      articleId: text(row.article_id),
      number: number(row.number),
      state: text(row.state),
      release: plain(row.release),
      version: number(row.version),
      sealed: plain(row.sealed),
    }),
    write: ({ articleId, ...record }) => replace(db, 'editions', { article_id: articleId, ...record }),
  });
}

function articleFigures(db: Database): Table {
  return tableOf({
    db,
    from: 'article_figures',
    key: ['id', 'missed'],
    record: ({ id, at, article, missed }) => ({
      id: text(id),
      at: number(at),
      article: text(article),
      missed: number(missed) === 1,
    }),
    write: (record) => replace(db, 'article_figures', record),
  });
}
