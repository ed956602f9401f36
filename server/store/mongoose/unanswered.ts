import { type Connection, type Model, Schema } from 'mongoose';
import { type Vault, blindIndex } from '../encryption';
import type { AskedQuestion, UnansweredQuestion, UnansweredStore } from '../contract/unanswered';
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
  conversation?: string;
  /** Which question it was, as long as that is on the list. */
  question?: string;
}

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const questionSchema = new Schema<QuestionRecord>(
  { _id: text, intent: text, count: number, lastSeen: number, sealed: { type: Buffer, required: true } },
  STRICT,
)
  .index({ count: -1, lastSeen: -1 })
  .index({ lastSeen: 1 });
const seenSchema = new Schema<SeenRecord>({ _id: text, at: number, conversation: String, question: String }, STRICT)
  .index({ at: 1 })
  .index({ conversation: 1 })
  .index({ question: 1 });

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

  async note({ conversationId, messageId, form, text, intent, at }: AskedQuestion): Promise<void> {
    const key = blindIndex(this.indexKey, `unanswered/${form}`);
    const message = blindIndex(this.indexKey, `unanswered-message/${conversationId}/${messageId}`);
    if (!(await this.#isNew({ _id: message, at, conversation: conversationId, question: key }))) return;
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
    await this.#seen.updateMany({ question: key }, { $unset: { question: 1 } });
    await this.#questions.deleteOne({ _id: key });
  }

  async purge(before: number): Promise<number> {
    await this.#seen.deleteMany({ at: { $lt: before } });
    return (await this.#questions.deleteMany({ lastSeen: { $lt: before } })).deletedCount;
  }

  /**
   * Takes out what was asked in a conversation that is removed. Cut off in the middle and done again it may take a question off too
   * early, and never leaves one.
   */
  async removeOf(conversationId: string): Promise<void> {
    for (const { _id, question } of await this.#seen.find({ conversation: conversationId }).lean<SeenRecord[]>()) {
      await this.#questions.updateOne({ _id: question }, { $inc: { count: -1 } });
      await this.#questions.deleteOne({ _id: question, count: { $lte: 0 } });
      await this.#seen.deleteOne({ _id });
    }
  }

  async #isNew(asked: SeenRecord): Promise<boolean> {
    try {
      await this.#seen.create(asked);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }
}
