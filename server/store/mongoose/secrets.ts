import { type Connection, type Model, Schema } from 'mongoose';
import type { Vault } from '../encryption';
import type { SecretStore } from '../contract/secrets';
import { STRICT, isDuplicate } from './connection';
import { Lines } from '../lines';

interface SecretRecord {
  _id: string;
  sealed: Buffer;
}

interface LockRecord {
  _id: string;
  owner: string;
  until: number;
}

const secretSchema = new Schema<SecretRecord>(
  { _id: { type: String, required: true }, sealed: { type: Buffer, required: true } },
  STRICT,
);
const lockSchema = new Schema<LockRecord>(
  {
    _id: { type: String, required: true },
    owner: { type: String, required: true },
    until: { type: Number, required: true },
  },
  STRICT,
);

/** Sealed secrets and named locks in MongoDB. */
export class MongooseSecrets implements SecretStore {
  readonly #secrets: Model<SecretRecord>;
  readonly #locks: Model<LockRecord>;
  readonly #lines = new Lines();

  constructor(
    connection: Connection,
    private readonly vault: Vault,
  ) {
    this.#secrets = connection.model<SecretRecord>('Secret', secretSchema, 'secrets');
    this.#locks = connection.model<LockRecord>('Lock', lockSchema, 'locks');
  }

  async get(name: string): Promise<string | undefined> {
    const record = await this.#secrets.findById(name).lean();
    return record ? (this.vault.open(record.sealed, `secret/${name}`) as string) : undefined;
  }

  async put(name: string, value: string): Promise<void> {
    const sealed = this.vault.seal(value, `secret/${name}`);
    await this.#secrets.updateOne({ _id: name }, { $set: { sealed } }, { upsert: true });
  }

  async getOrPut(name: string, value: () => string): Promise<string> {
    const known = await this.get(name);
    if (known !== undefined) return known;
    const fresh = value();
    try {
      await this.#secrets.create({ _id: name, sealed: this.vault.seal(fresh, `secret/${name}`) });
      return fresh;
    } catch (error) {
      if (isDuplicate(error)) return this.getOrPut(name, value);
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await this.#secrets.deleteOne({ _id: name });
  }

  /** An upsert whose condition does not hold runs into the lock that is there: then another owner has it. */
  lock(name: string, owner: string, now: number, until: number): Promise<boolean> {
    return this.#lines.run(name, () => this.#takeLock(name, owner, now, until));
  }

  async #takeLock(name: string, owner: string, now: number, until: number): Promise<boolean> {
    try {
      await this.#locks.updateOne(
        { _id: name, $or: [{ owner }, { until: { $lte: now } }] },
        { $set: { owner, until } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  async unlock(name: string, owner: string): Promise<void> {
    await this.#locks.deleteOne({ _id: name, owner });
  }
}
