/** A value as both keepers can hold it. */
export type Value = string | number | boolean | null | Buffer | Value[] | { [name: string]: Value };

/** A record apart from any keeper: what is sealed stays sealed. */
export type PlainRecord = Record<string, Value>;

/** Where reading goes on: the key of the last record that was read. */
export type Place = (string | number)[];

/** One kind of record in one store, as it is copied. */
export interface Table {
  count(): Promise<number>;
  /** The records after a place, in the order of their keys. */
  read(after: Place | undefined, limit: number): Promise<{ records: PlainRecord[]; next?: Place }>;
  /** Writes records; one that is there already under its key is replaced. Resolves when they are durable. */
  write(records: readonly PlainRecord[]): Promise<void>;
}

/** The names of what is copied, in this order: secrets first, since ids follow from one of them. */
export const TABLES = [
  'secrets',
  'staff',
  'sessions',
  'audit',
  'presence',
  'shifts',
  'pages',
  'subscriptions',
  'turn figures',
  'case figures',
  'unanswered',
  'unanswered seen',
  'cases',
  'conversations',
  'lines',
  'known ids',
  'media',
  'media parts',
  'classes',
  'campaigns',
  'campaign pictures',
  'course marks',
  'campaign subscriptions',
  'campaign marks',
  'editions',
  'article figures',
] as const;
export type TableName = (typeof TABLES)[number];
export type Tables = Record<TableName, Table>;

/** A store opened for copying. */
export interface CopyEnd {
  tables: Tables;
  close(): Promise<void>;
}

/** Secrets of one place alone: the time of leases of its machine, and how far a copy has come. */
export const OWN_SECRETS = { prefix: 'lease-clock/', progress: 'copy-progress' } as const;

/** How a simple table is called in either keeper, and its columns and fields, the key first. */
export interface Layout {
  sql: string;
  collection: string;
  /** SQLite's column and MongoDB's field; the latter is also the name apart from both. */
  columns: readonly (readonly [column: string, field: string])[];
}

/** The tables whose records are the same in both keepers but for the names. */
export const LAYOUTS = {
  secrets: layout('secrets', 'secrets', 'name:_id sealed'),
  staff: layout(
    'staff',
    'staff',
    'id:_id username name role password_hash:passwordHash created_at:createdAt version sealed',
  ),
  sessions: layout(
    'sessions',
    'sessions',
    'token_hash:_id staff_id:staffId expires_at:expiresAt created_at:createdAt seen_at:seenAt agent',
  ),
  audit: layout('audit', 'audit', 'id:_id at staff_id:staffId action target detail prev mac'),
  presence: layout('presence', 'presence', 'staff_id:_id seen_at:seenAt state'),
  shifts: layout('shifts', 'shifts', 'id:_id staff_id:staffId begins:from ends:to'),
  pages: layout('pages', 'pages', 'id:_id attempts due_at:dueAt sealed'),
  subscriptions: layout('push_subscriptions', 'push', 'id:_id staff_id:staffId sealed'),
  'turn figures': layout('turn_figures', 'turn_figures', 'id:_id at channel intent urgency outcome'),
  'case figures': layout('case_figures', 'case_figures', 'id:_id opened_at:openedAt sealed'),
  unanswered: layout('unanswered', 'unanswered', 'key:_id intent count last_seen:lastSeen sealed'),
  classes: layout('classes', 'classes', 'code:_id created_at:createdAt sealed'),
  campaigns: layout('campaigns', 'campaigns', 'id:_id version status changed_at:changedAt sealed'),
  'campaign pictures': layout(
    'campaign_pictures',
    'campaign_pictures',
    'id:_id at size published_at:publishedAt sealed',
  ),
  'unanswered seen': layout(
    'unanswered_seen',
    'unanswered_seen',
    'message:_id at conversation_id:conversation question',
  ),
} as const satisfies Partial<Record<TableName, Layout>>;

function layout(sql: string, collection: string, columns: string): Layout {
  const pairs = columns.split(' ').map((pair): [string, string] => {
    const [column = '', field = column] = pair.split(':');
    return [column, field];
  });
  return { sql, collection, columns: pairs };
}
