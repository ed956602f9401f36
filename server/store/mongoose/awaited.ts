import { type Connection, type Model, Schema } from 'mongoose';
import type { AwaitedStore } from '../contract/awaited';
import { STRICT } from './connection';

/** What one server has told of its spool. */
interface AwaitedRecord {
  /** The server. */
  _id: string;
  until: number;
  lines: string[];
}

const awaitedSchema = new Schema<AwaitedRecord>(
  {
    _id: { type: String, required: true },
    until: { type: Number, required: true },
    lines: [String],
  },
  STRICT,
);

/** What the spools hold, in MongoDB: one document for each server that plays. */
export class MongooseAwaited implements AwaitedStore {
  readonly #awaited: Model<AwaitedRecord>;

  constructor(connection: Connection) {
    this.#awaited = connection.model<AwaitedRecord>('Awaited', awaitedSchema, 'awaited');
  }

  async tell(owner: string, lines: readonly string[], until: number): Promise<void> {
    if (lines.length) await this.#awaited.replaceOne({ _id: owner }, { until, lines }, { upsert: true });
    else await this.#awaited.deleteOne({ _id: owner });
  }

  /** What a server that has died had told goes with the first look after it has ceased to count. */
  async ofOthers(owner: string, now: number): Promise<string[]> {
    const told = await this.#awaited.find({ _id: { $ne: owner } }).lean<AwaitedRecord[]>();
    const [counting, over] = [told.filter(({ until }) => until > now), told.filter(({ until }) => until <= now)];
    for (const { _id, until } of over) await this.#awaited.deleteOne({ _id, until });
    return counting.flatMap(({ lines }) => lines);
  }
}
