import { type Connection, type Model, Schema } from 'mongoose';
import { mediaPurpose, openParts, sealParts, withoutAddress } from '../media-parts';
import type { Media, MediaKey, MediaKind, MediaStore, MediaTask } from '../contract/media';
import { STRICT, isDuplicate } from './connection';
import type { ConversationKeys, Open } from './conversation-keys';

/** What is sealed beside the bytes. */
type Sealed = Pick<MediaTask, 'messageId' | 'url'>;

interface MediaRecord {
  _id: string;
  conversation: string;
  id: string;
  at: number;
  kind: MediaKind;
  state: Media['state'];
  contentType: string | null;
  size: number | null;
  error: string | null;
  attempts: number;
  dueAt: number | null;
  sealed: Buffer;
}

interface PartRecord {
  _id: string;
  conversation: string;
  media: string;
  n: number;
  sealed: Buffer;
}

const required = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;
const sealed = { type: Buffer, required: true } as const;

const mediaSchema = new Schema<MediaRecord>(
  {
    _id: required,
    conversation: required,
    id: required,
    at: number,
    kind: required,
    state: required,
    contentType: { type: String, default: null },
    size: { type: Number, default: null },
    error: { type: String, default: null },
    attempts: number,
    dueAt: { type: Number, default: null },
    sealed,
  },
  STRICT,
)
  .index({ conversation: 1, at: 1 })
  .index({ dueAt: 1 })
  .index({ at: 1 });
const partSchema = new Schema<PartRecord>(
  { _id: required, conversation: required, media: required, n: number, sealed },
  STRICT,
).index({ conversation: 1, media: 1, n: 1 });

/** What people send besides text, in MongoDB: a document for each, and its bytes in documents of their own. */
export class MongooseMedia implements MediaStore {
  readonly #media: Model<MediaRecord>;
  readonly #parts: Model<PartRecord>;

  constructor(
    private readonly connection: Connection,
    private readonly keys: ConversationKeys,
  ) {
    this.#media = connection.model<MediaRecord>('Media', mediaSchema, 'media');
    this.#parts = connection.model<PartRecord>('MediaPart', partSchema, 'media_parts');
  }

  async add({ messageId, url, ...media }: Parameters<MediaStore['add']>[0], dueAt: number | null): Promise<void> {
    const { conversationId: conversation, id, at, kind } = media;
    const seals = await this.keys.of(conversation);
    const kept = seals.seal({ messageId, ...(url !== undefined && { url }) }, mediaPurpose(media));
    const record = { conversation, id, at, kind, state: 'pending', attempts: 0, dueAt, sealed: kept } as const;
    try {
      await this.#media.create({ _id: mediaPurpose(media), ...record });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  async take(now: number, until: number, limit: number): Promise<MediaTask[]> {
    const taken: MediaRecord[] = [];
    while (taken.length < limit) {
      const record = await this.#media
        .findOneAndUpdate({ dueAt: { $ne: null, $lte: now } }, { $set: { dueAt: until } }, { sort: { dueAt: 1 } })
        .lean<MediaRecord>();
      if (!record) break;
      taken.push(record);
    }
    return this.#tasks(taken);
  }

  async keep(key: MediaKey, content: { contentType: string; bytes: Buffer }, dueAt: number | null): Promise<void> {
    const place = { conversation: key.conversationId, media: key.id };
    const seals = await this.keys.of(key.conversationId);
    for (const [n, part] of sealParts(seals, key, content.bytes).entries())
      await this.#parts.updateOne(
        { _id: `${mediaPurpose(key)}/${n}` },
        { $set: { ...place, n, sealed: part } },
        { upsert: true },
      );
    const { contentType, bytes } = content;
    const change = { state: 'kept', contentType, size: bytes.length, attempts: 0, dueAt } as const;
    // The conversation was removed meanwhile: nothing of it stays.
    if (!(await this.#set(key, change))) await this.#parts.deleteMany(place);
  }

  async postpone(key: MediaKey, attempts: number, dueAt: number | null): Promise<void> {
    await this.#set(key, { attempts, dueAt });
  }

  async fail(key: MediaKey, error: string): Promise<void> {
    await this.#set(key, { state: 'failed', error, dueAt: null });
  }

  async of(conversationId: string): Promise<Media[]> {
    const found = await this.#media.find({ conversation: conversationId }).sort({ at: 1 }).lean<MediaRecord[]>();
    return (await this.#tasks(found)).map(withoutAddress);
  }

  async read(key: MediaKey): Promise<{ contentType: string; bytes: Buffer } | undefined> {
    const found = await this.#media.findOne({ _id: mediaPurpose(key), state: 'kept' }).lean<MediaRecord>();
    if (!found) return undefined;
    const place = { conversation: key.conversationId, media: key.id };
    const parts = await this.#parts.find(place).sort({ n: 1 }).lean<PartRecord[]>();
    const bytes = openParts(
      await this.keys.of(key.conversationId),
      key,
      parts.map((part) => part.sealed),
    );
    return { contentType: found.contentType ?? '', bytes };
  }

  async purge(before: number): Promise<void> {
    const old: string[] = await this.#media.distinct('conversation', { at: { $lt: before } });
    const conversations = this.connection.model<{ _id: string }>('Conversation');
    for (const id of old) if (!(await conversations.exists({ _id: id }))) await this.removeOf(id);
  }

  /** Removes all that was sent in a conversation. */
  async removeOf(conversation: string): Promise<void> {
    await this.#media.deleteMany({ conversation });
    await this.#parts.deleteMany({ conversation });
  }

  async #set(key: MediaKey, change: Partial<MediaRecord>): Promise<boolean> {
    return (await this.#media.updateOne({ _id: mediaPurpose(key) }, { $set: change })).matchedCount > 0;
  }

  /** Those whose conversation was removed meanwhile are left out. */
  async #tasks(records: readonly MediaRecord[]): Promise<MediaTask[]> {
    if (!records.length) return [];
    const open = await this.keys.opener(records.map(({ conversation }) => conversation));
    return records.flatMap((record) => taskOf(record, open) ?? []);
  }
}

function taskOf(record: MediaRecord, open: Open): MediaTask | undefined {
  const { conversation, id, contentType, size, error, at, kind, state, attempts } = record;
  const key = { conversationId: conversation, id };
  const known = open(conversation, record.sealed, mediaPurpose(key)) as Sealed | undefined;
  if (!known) return undefined;
  return {
    ...key,
    ...known,
    ...{ at, kind, state, attempts },
    ...(contentType !== null && { contentType, size: size ?? 0 }),
    ...(error !== null && { error }),
  };
}
