import { type Connection, type Model, Schema } from 'mongoose';
import { SealBroken, type Vault } from '../encryption';
import type { Session, StaffMember, StaffStore } from '../contract/staff';
import { STRICT, isDuplicate } from './connection';
import { Lines } from '../lines';

/** Everything of an account is sealed, and the sealed value counts (see SqliteStaff); what stands beside it are copies. */
type Sealed = Omit<StaffMember, 'id' | 'username' | 'version'>;
type Copied = 'username' | 'name' | 'role' | 'passwordHash' | 'createdAt' | 'version';
type MemberRecord = Pick<StaffMember, Copied> & { _id: string; sealed: Buffer };
type SessionRecord = Omit<Session, 'tokenHash'> & { _id: string };

const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const memberSchema = new Schema<MemberRecord>(
  {
    _id: text,
    username: { ...text, unique: true },
    name: text,
    role: text,
    // Always empty: of the hash of a password there is no copy in clear.
    passwordHash: String,
    createdAt: number,
    version: number,
    sealed: { type: Buffer, required: true },
  },
  STRICT,
);
const sessionSchema = new Schema<SessionRecord>(
  { _id: text, staffId: text, expiresAt: number, createdAt: number, seenAt: number, agent: String },
  STRICT,
).index({ staffId: 1 });
/** Accounts and sessions in MongoDB. */
export class MongooseStaff implements StaffStore {
  readonly #members: Model<MemberRecord>;
  readonly #sessions: Model<SessionRecord>;
  /** Changes of one account in this process, one after the other (see MongooseConversations). */
  readonly #lines = new Lines();

  constructor(
    connection: Connection,
    private readonly vault: Vault,
  ) {
    this.#members = connection.model<MemberRecord>('StaffMember', memberSchema, 'staff');
    this.#sessions = connection.model<SessionRecord>('Session', sessionSchema, 'sessions');
  }

  async add(member: StaffMember): Promise<boolean> {
    try {
      await this.#members.create(this.#record(member));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  replace(next: StaffMember): Promise<boolean> {
    const { _id, ...fields } = this.#record(next);
    return this.#lines.run(_id, async () => {
      const { modifiedCount } = await this.#members.updateOne({ _id, version: next.version - 1 }, { $set: fields });
      return modifiedCount > 0;
    });
  }

  async byUsername(username: string): Promise<StaffMember | undefined> {
    return this.#member(await this.#members.findOne({ username }).lean<MemberRecord>());
  }

  async byId(id: string): Promise<StaffMember | undefined> {
    return this.#member(await this.#members.findById(id).lean<MemberRecord>());
  }

  async all(): Promise<StaffMember[]> {
    const found = await this.#members.find().sort({ username: 1 }).lean<MemberRecord[]>();
    return found.flatMap((record) => this.#member(record) ?? []);
  }

  async unreadable(): Promise<string[]> {
    const found = await this.#members.find().sort({ _id: 1 }).lean<MemberRecord[]>();
    return found.filter((record) => !this.#member(record)).map(({ _id }) => _id);
  }

  async putSession({ tokenHash, ...session }: Session): Promise<void> {
    await this.#sessions.create({ _id: tokenHash, ...session });
  }

  async session(tokenHash: string): Promise<Session | undefined> {
    const record = await this.#sessions.findById(tokenHash).lean<SessionRecord>();
    return record ? sessionOf(record) : undefined;
  }

  async sessionsOf(staffId: string): Promise<Session[]> {
    const found = await this.#sessions.find({ staffId }).sort({ createdAt: -1, _id: 1 }).lean<SessionRecord[]>();
    return found.map(sessionOf);
  }

  async touchSession(tokenHash: string, at: number): Promise<void> {
    await this.#sessions.updateOne({ _id: tokenHash }, { $max: { seenAt: at } });
  }

  async purgeSessions(before: number): Promise<number> {
    return (await this.#sessions.deleteMany({ expiresAt: { $lt: before } })).deletedCount;
  }

  async endSession(tokenHash: string): Promise<void> {
    await this.#sessions.deleteOne({ _id: tokenHash });
  }

  #record(member: StaffMember): MemberRecord {
    const { id, username, version, ...rest } = member;
    const { name, role, createdAt } = rest;
    const sealed = this.vault.seal(rest satisfies Sealed, `staff/${id}`);
    return { _id: id, username, name, role, passwordHash: '', createdAt, version, sealed };
  }

  #member(record: MemberRecord | null): StaffMember | undefined {
    if (!record) return undefined;
    const { _id: id, sealed, username, version } = record;
    try {
      return { ...(this.vault.open(sealed, `staff/${id}`) as Sealed), id, username, version };
    } catch (error) {
      // Whoever can write the database must not keep everybody out by spoiling one account.
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }
}

function sessionOf({ _id, ...session }: SessionRecord): Session {
  return { tokenHash: _id, ...session };
}
