import { type Connection, type Model, Schema } from 'mongoose';
import type { AuditQuery, AuditStore, ChainedEntry } from '../contract/audit';
import { STRICT, isDuplicate } from './connection';

/** An entry under its place, so that a place is taken once. */
type EntryRecord = Omit<ChainedEntry, 'seq'> & { _id: number };

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const entrySchema = new Schema<EntryRecord>(
  { _id: number, at: number, staffId: text, action: text, target: String, detail: String, prev: String, mac: text },
  STRICT,
)
  .index({ target: 1, _id: -1 })
  .index({ staffId: 1, _id: -1 });

/** The log of what was done, in MongoDB; documents are only ever added. */
export class MongooseAudit implements AuditStore {
  readonly #entries: Model<EntryRecord>;

  constructor(connection: Connection) {
    this.#entries = connection.model<EntryRecord>('AuditEntry', entrySchema, 'audit');
  }

  async append({ seq, ...entry }: ChainedEntry): Promise<boolean> {
    try {
      await this.#entries.create({ _id: seq, ...entry });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async head(): Promise<ChainedEntry | undefined> {
    const found = await this.#entries.findOne().sort({ _id: -1 }).lean<EntryRecord>();
    return found ? entryOf(found) : undefined;
  }

  async after(seq: number, limit: number): Promise<ChainedEntry[]> {
    const later = { _id: { $gt: seq } };
    return (await this.#entries.find(later).sort({ _id: 1 }).limit(limit).lean<EntryRecord[]>()).map(entryOf);
  }

  async latest({
    before,
    staffId,
    target,
    kind,
    from = -Infinity,
    to = Infinity,
    limit,
  }: AuditQuery): Promise<ChainedEntry[]> {
    const wanted = {
      ...(before !== undefined && { _id: { $lt: before } }),
      ...(staffId !== undefined && { staffId }),
      ...(target !== undefined && { target }),
      // The sign after '.' is '/': all that begins with the word.
      ...(kind !== undefined && { action: { $gte: `${kind}.`, $lt: `${kind}/` } }),
      at: { $gte: from, $lt: to },
    };
    return (await this.#entries.find(wanted).sort({ _id: -1 }).limit(limit).lean<EntryRecord[]>()).map(entryOf);
  }
}

const entryOf = ({ _id, ...entry }: EntryRecord): ChainedEntry => ({ seq: _id, ...entry });
