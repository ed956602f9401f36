import { type Connection, type Model, Schema } from 'mongoose';
import type { Vault } from '../encryption';
import type { LearningClass, LearningStore, MarkCount } from '../contract/learning';
import { STRICT, isDuplicate } from './connection';

interface MarkRecord {
  _id: string;
  mark: string;
  course: string;
  class: string;
  day: string;
}

interface ClassRecord {
  _id: string;
  createdAt: number;
  sealed: Buffer;
}

const text = { type: String, required: true } as const;

const markSchema = new Schema<MarkRecord>(
  // The class of whoever learns alone is the empty text.
  { _id: text, mark: text, course: text, class: { type: String, default: '' }, day: text },
  STRICT,
).index({ course: 1, class: 1, mark: 1 });
const classSchema = new Schema<ClassRecord>(
  { _id: text, createdAt: { type: Number, required: true }, sealed: { type: Buffer, required: true } },
  STRICT,
).index({ createdAt: -1 });

/** Courses' counts and classes in MongoDB. */
export class MongooseLearning implements LearningStore {
  readonly #marks: Model<MarkRecord>;
  readonly #classes: Model<ClassRecord>;

  constructor(
    connection: Connection,
    private readonly vault: Vault,
  ) {
    this.#marks = connection.model<MarkRecord>('CourseMark', markSchema, 'course_marks');
    this.#classes = connection.model<ClassRecord>('LearningClass', classSchema, 'classes');
  }

  async count({ id, marks, ...where }: Parameters<LearningStore['count']>[0]): Promise<void> {
    for (const mark of marks)
      await this.#marks.updateOne({ _id: `${id}/${mark}` }, { $setOnInsert: { ...where, mark } }, { upsert: true });
  }

  async counts({ course, class: inClass }: Parameters<LearningStore['counts']>[0]): Promise<MarkCount[]> {
    const found = await this.#marks.aggregate<{ _id: string; count: number }>([
      { $match: { course, ...(inClass !== undefined && { class: inClass }) } },
      { $group: { _id: '$mark', count: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ]);
    return found.map(({ _id, count }) => ({ mark: _id, count }));
  }

  async addClass(added: LearningClass): Promise<boolean> {
    const { code, createdAt } = added;
    try {
      await this.#classes.create({ _id: code, createdAt, sealed: this.vault.seal(added, `class/${code}`) });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async classOf(code: string): Promise<LearningClass | undefined> {
    const found = await this.#classes.findById(code).lean<ClassRecord>();
    return found ? this.#opened(found) : undefined;
  }

  async classes(limit: number): Promise<LearningClass[]> {
    const found = await this.#classes.find().sort({ createdAt: -1, _id: 1 }).limit(limit).lean<ClassRecord[]>();
    return found.map((record) => this.#opened(record));
  }

  #opened({ _id, sealed }: ClassRecord): LearningClass {
    return this.vault.open(sealed, `class/${_id}`) as LearningClass;
  }
}
