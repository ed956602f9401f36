import { type Connection, type Model, Schema } from 'mongoose';
import { type Vault, blindIndex } from '../encryption';
import type { UnansweredQuestion, UnansweredStore } from '../contract/unanswered';
import { STRICT, isDuplicate } from './connection';

interface QuestionRecord {
  _id: string;
  intent: string;
  count: number;
  lastSeen: number;
  sealed: Buffer;
}

interface SeenRecord {
  _id: string;
  at: number;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const questionSchema = new Schema<QuestionRecord>(
  { _id: text, intent: text, count: number, lastSeen: number, sealed: { type: Buffer, required: true } },
  STRICT,
)
  .index({ count: -1, lastSeen: -1 })
  .index({ lastSeen: 1 });
const seenSchema = new Schema<SeenRecord>({ _id: text, at: number }, STRICT).index({ at: 1 });

/** Questions without an answer in MongoDB: one document for each folded form, its latest wording sealed. */
export class MongooseUnanswered implements UnansweredStore {
  readonly #questions: Model<QuestionRecord>;
  readonly #seen: Model<SeenRecord>;

  constructor(
    connection: Connection,
    private readonly vault: Vault,
    private readonly indexKey: Buffer,
  ) {
    this.#questions = connection.model<QuestionRecord>('Unanswered', questionSchema, 'unanswered');
    this.#seen = connection.model<SeenRecord>('UnansweredSeen', seenSchema, 'unanswered_seen');
  }

  async note({ messageId, form, text, intent, at }: Parameters<UnansweredStore['note']>[0]): Promise<void> {
    const key = blindIndex(this.indexKey, `unanswered/${form}`);
    if (!(await this.#isNew(blindIndex(this.indexKey, `unanswered-message/${messageId}`), at))) return;
    const sealed = this.vault.seal(text, `unanswered/${key}`);
    await this.#questions.updateOne(
      { _id: key },
      { $set: { intent, lastSeen: at, sealed }, $inc: { count: 1 } },
      { upsert: true },
    );
  }

  async list(limit: number): Promise<UnansweredQuestion[]> {
    const found = await this.#questions.find().sort({ count: -1, lastSeen: -1 }).limit(limit).lean<QuestionRecord[]>();
    return found.map(({ _id, sealed, ...question }) => ({
      key: _id,
      text: this.vault.open(sealed, `unanswered/${_id}`) as string,
      ...question,
    }));
  }

  async settle(key: string): Promise<void> {
    await this.#questions.deleteOne({ _id: key });
  }

  async purge(before: number): Promise<number> {
    await this.#seen.deleteMany({ at: { $lt: before } });
    return (await this.#questions.deleteMany({ lastSeen: { $lt: before } })).deletedCount;
  }

  async #isNew(message: string, at: number): Promise<boolean> {
    try {
      await this.#seen.create({ _id: message, at });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
