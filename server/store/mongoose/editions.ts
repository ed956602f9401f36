import { type Connection, type Model, Schema } from 'mongoose';
import type { Edition } from '../../content/edition';
import type { Vault } from '../encryption';
import type { EditionStore } from '../contract/editions';
import { STRICT, isDuplicate } from './connection';

interface EditionRecord {
  _id: string;
  articleId: string;
  number: number;
  state: string;
  release?: number;
  /** Its release, or before it has one itself: unique, also on servers without partial indexes. */
  place: string;
  version: number;
  sealed: Buffer;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const editionSchema = new Schema<EditionRecord>(
  {
    _id: text,
    articleId: text,
    number,
    state: text,
    release: Number,
    place: text,
    version: number,
    sealed: { type: Buffer, required: true },
  },
  STRICT,
)
  .index({ articleId: 1, number: -1 })
  .index({ state: 1 })
  .index({ place: 1 }, { unique: true });

/** Editions of articles in MongoDB. */
export class MongooseEditions implements EditionStore {
  readonly #editions: Model<EditionRecord>;

  constructor(
    connection: Connection,
    private readonly vault: Vault,
  ) {
    this.#editions = connection.model<EditionRecord>('Edition', editionSchema, 'editions');
  }

  insert(edition: Edition): Promise<boolean> {
    return unlessTaken(async () => {
      await this.#editions.create(this.#record(edition));
      return true;
    });
  }

  replace(next: Edition): Promise<boolean> {
    const { _id, ...record } = this.#record(next);
    return unlessTaken(async () => {
      const done = await this.#editions.updateOne({ _id, version: next.version - 1 }, { $set: record });
      return done.modifiedCount === 1;
    });
  }

  async of(articleId: string): Promise<Edition[]> {
    return this.#opened(await this.#editions.find({ articleId }).sort({ number: -1 }).lean<EditionRecord[]>());
  }

  async open(): Promise<Edition[]> {
    const open = { state: { $in: ['draft', 'review'] } };
    return this.#opened(await this.#editions.find(open).sort({ articleId: 1, number: 1 }).lean<EditionRecord[]>());
  }

  async published(): Promise<Edition[]> {
    const all = await this.#editions
      .find({ state: 'published' })
      .sort({ release: 1 })
      .select({ articleId: 1, release: 1 })
      .lean<EditionRecord[]>();
    const last = new Map(all.map(({ articleId, _id }) => [articleId, _id]));
    const found = await this.#editions
      .find({ _id: { $in: [...last.values()] } })
      .sort({ release: 1 })
      .lean<EditionRecord[]>();
    return this.#opened(found);
  }

  async lastRelease(): Promise<number> {
    const [last] = await this.#editions
      .find({ state: 'published' })
      .sort({ release: -1 })
      .limit(1)
      .select({ release: 1 })
      .lean<EditionRecord[]>();
    return last?.release ?? 0;
  }

  #record(edition: Edition): EditionRecord {
    const { articleId, number: n, state, release, version } = edition;
    const _id = `${articleId}@${n}`;
    const sealed = this.vault.seal(edition, `edition/${_id}`);
    const record = { _id, articleId, number: n, state, version, sealed };
    return release === undefined ? { ...record, place: _id } : { ...record, release, place: String(release) };
  }

  #opened(records: readonly EditionRecord[]): Edition[] {
    return records.map(({ _id, sealed }) => this.vault.open(sealed, `edition/${_id}`) as Edition);
  }
}

/** Gives false where the number, or the release, is another's already. */
async function unlessTaken(write: () => Promise<boolean>): Promise<boolean> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
