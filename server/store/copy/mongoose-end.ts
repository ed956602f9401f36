import mongoose, { type Connection } from 'mongoose';
import { mediaPurpose } from '../media-parts';
import { connect } from '../mongoose/connection';
import { entryId, knownId } from '../mongoose/conversation-change';
import {
  type CopyEnd,
  LAYOUTS,
  type Layout,
  OWN_SECRETS,
  type PlainRecord,
  type Table,
  type Tables,
  type Value,
} from './table';

type Document = { _id: string | number } & Record<string, unknown>;

/** The store of a MongoDB-compatible server, for copying; its collections must be of the present schema. */
export async function mongooseEnd(url: string): Promise<CopyEnd> {
  const connection = await connect(url);
  const simple = Object.fromEntries(
    Object.entries(LAYOUTS).map(([name, layout]) => [name, simpleTable(connection, layout)]),
  );
  const tables = {
    ...(simple as Pick<Tables, keyof typeof LAYOUTS>),
    cases: cases(connection),
    conversations: conversations(connection),
    lines: lines(connection),
    'known ids': knownIds(connection),
    media: media(connection),
    'media parts': mediaParts(connection),
    'course marks': courseMarks(connection),
    'campaign subscriptions': campaignSubscriptions(connection),
    'campaign marks': campaignMarks(connection),
    editions: editions(connection),
    'article figures': articleFigures(connection),
  };
  return { tables, close: () => connection.close() };
}

/** Documents of one collection as records, in the order of their ids. */
interface Documents {
  connection: Connection;
  collection: string;
  filter?: Record<string, unknown>;
  record: (document: Document) => PlainRecord;
  document: (record: PlainRecord) => Document;
}

function tableOf({ connection, collection: name, filter = {}, record, document }: Documents): Table {
  const collection = connection.collection<Document>(name);
  return {
    count: () => collection.countDocuments(filter),
    async read(after, limit) {
      const where = { $and: [filter, after ? { _id: { $gt: after[0] } } : {}] } as object;
      const found = await collection.find(where).sort({ _id: 1 }).limit(limit).toArray();
      const last = found.length === limit ? found.at(-1) : undefined;
      return { records: found.map((one) => record(one)), ...(last && { next: [last._id] }) };
    },
    async write(records) {
      if (!records.length) return;
      await collection.bulkWrite(
        records.map((one) => {
          const replacement = document(one);
          const { _id, conversation } = replacement;
          const whole = { _id, ...(name !== 'cases' && conversation !== undefined && { conversation }) } as object;
          return { replaceOne: { filter: whole, replacement, upsert: true } };
        }),
      );
    },
  };
}

/** Binaries as buffers, what is absent as null. */
function plain(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (value instanceof mongoose.mongo.Binary) return Buffer.from(value.buffer);
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (value instanceof mongoose.mongo.Long) return value.toNumber();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
  return value as Value;
}

const fields =
  (names: readonly string[]) =>
  (document: Document): PlainRecord =>
    Object.fromEntries(names.map((name) => [name, plain(document[name])]));

function simpleTable(connection: Connection, { collection, columns }: Layout): Table {
  const { prefix, progress } = OWN_SECRETS;
  const shared = { $and: [{ _id: { $not: new RegExp(`^${prefix}`) } }, { _id: { $ne: progress } }] };
  return tableOf({
    connection,
    collection,
    ...(collection === 'secrets' && { filter: shared }),
    record: fields(columns.map(([, field]) => field)),
    // What is absent is left out, as the schemas have it.
    document: (record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)) as Document,
  });
}

const CASE_FIELDS = [
  ...['_id', 'code', 'conversation', 'channel', 'priority', 'status', 'line', 'step', 'owner', 'office', 'openedAt'],
  ...['waitingSince', 'dueAt', 'changedAt', 'version', 'sealed'],
];

function cases(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'cases',
    record: (document) => ({
      ...fields(CASE_FIELDS)(document),
      terms: [...(document.terms as string[])].sort(),
      marks: [...(document.marks as string[])].sort(),
    }),
    document: (record) => {
      const { _id, conversation, status } = record as { _id: string; conversation: string; status: string };
      return { ...record, _id, slot: status === 'closed' ? _id : `open/${conversation}` };
    },
  });
}

const CONVERSATION_FIELDS = [
  ...[
    '_id',
    'sealedKey',
    'sealedAddress',
    'channel',
    'version',
    'nextSeq',
    'sealedState',
    'dueAt',
    'touchedAt',
    'heardAt',
  ],
  ...['toForget', 'inbox', 'outbox'],
];

function conversations(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'conversations',
    record: fields(CONVERSATION_FIELDS),
    document: (record) => ({ ...record, _id: record._id as string, leaseOwner: null, leaseUntil: 0 }),
  });
}

function lines(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'entries',
    filter: { seq: { $gt: 0 } },
    record: fields(['conversation', 'seq', 'entry', 'from', 'at', 'state', 'error', 'sentAs', 'sentAt', 'sealed']),
    document: ({ sentAs, sentAt, ...line }) => ({
      ...line,
      ...(sentAs !== null && { sentAs }),
      ...(sentAt !== null && { sentAt }),
      _id: entryId(line.conversation as string, line.seq as number),
    }),
  });
}

function knownIds(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'entries',
    filter: { seq: 0 },
    record: fields(['conversation', 'entry']),
    document: ({ conversation, entry }) => ({
      ...{ _id: knownId(conversation as string, entry as string), conversation, seq: 0, entry },
      ...{ from: 'system', at: 0, state: 'received', error: null },
    }),
  });
}

const MEDIA_FIELDS = 'conversation id at kind state contentType size error attempts dueAt sealed'.split(' ');

function media(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'media',
    record: fields(MEDIA_FIELDS),
    document: (record) => ({ ...record, _id: mediaId(record.conversation, record.id) }),
  });
}

function mediaParts(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'media_parts',
    record: fields(['conversation', 'media', 'n', 'sealed']),
    document: (record) => ({ ...record, _id: `${mediaId(record.conversation, record.media)}/${record.n as number}` }),
  });
}

const mediaId = (conversation: Value | undefined, id: Value | undefined) =>
  mediaPurpose({ conversationId: conversation as string, id: id as string });

function courseMarks(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'course_marks',
    record: (document) => ({
      ...fields(['mark', 'course', 'class', 'day'])(document),
      id: String(document._id).slice(0, -`/${String(document.mark)}`.length),
    }),
    document: ({ id, ...record }) => ({ ...record, _id: `${id as string}/${record.mark as string}` }),
  });
}

function campaignSubscriptions(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'subscriptions',
    record: (document) => ({
      ...fields(['_id', 'at'])(document),
      interests: [...(document.interests as string[])].sort(),
    }),
    document: (record) => record as Document,
  });
}

function campaignMarks(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'campaign_marks',
    record: fields(['campaign', 'conversationId', 'mark', 'at']),
    document: (record) => {
      const { campaign, conversationId, mark } = record as Record<string, string>;
      return { ...record, _id: `${campaign}/${conversationId}/${mark}` };
    },
  });
}

function editions(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'editions',
    record: fields(['articleId', 'number', 'state', 'release', 'version', 'sealed']),
    document: ({ release, ...record }) => {
      const _id = `${record.articleId as string}@${record.number as number}`;
      if (release === null || release === undefined) return { ...record, _id, place: _id };
      return { ...record, release, _id, place: String(Number(release)) };
    },
  });
}

function articleFigures(connection: Connection): Table {
  return tableOf({
    connection,
    collection: 'article_figures',
    record: (document) => {
      const missed = document.missed === true;
      const id = String(document._id).replace(/\/(?:missed|given)$/, '');
      return { ...fields(['at', 'article'])(document), missed, id };
    },
    document: ({ id, ...record }) => ({ ...record, _id: `${id as string}/${record.missed ? 'missed' : 'given'}` }),
  });
}
