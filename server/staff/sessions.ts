import { createHash, createHmac, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Session, StaffMember, StaffStore } from '../store/contract/staff';
import { NamedKey } from '../store/named-key';
import type { Store } from '../store/store';
import { type Permission, permissionsOf } from './permissions';

/** A shift and its handing over; then the password is asked again. */
export const SESSION_MS = 12 * 3_600_000;
/**
 * A session that no console has used for so long is over. An open console uses it all the time, by its stream of live
 * news: at night it must call out, and not ask for a password.
 */
export const IDLE_MS = 60 * 60_000;
const TOKEN_BYTES = 32;
/** The time of last use is written this often at most. */
const TOUCH_MS = 5 * 60_000;
const MAX_AGENT = 160;
/** The name of the key of what is kept of tokens. */
const SECRET = 'sessions';

/** Who is signed in, by which session, and what they may do. */
export interface SignedIn {
  member: StaffMember;
  session: Session;
  may: ReadonlySet<Permission>;
}

/**
 * Sessions of staff: a random token in the cookie, in the store only a keyed hash of it and of whose it is. Whoever can write the
 * database, and has no key, can neither add a session nor make somebody else's of their own.
 */
export class Sessions {
  readonly #store: StaffStore;
  readonly #key: NamedKey;
  readonly #now: () => number;
  readonly #ended = new EventEmitter().setMaxListeners(0);

  constructor(
    { staff, secrets }: { staff: StaffStore; secrets: Pick<Store['secrets'], 'getOrPut'> },
    now: () => number,
  ) {
    this.#store = staff;
    this.#key = new NamedKey(secrets, SECRET);
    this.#now = now;
  }

  /** Opens a session and gives its token. `agent` is how the browser describes itself. */
  async open(staffId: string, agent = ''): Promise<string> {
    const token = `${staffId}.${randomBytes(TOKEN_BYTES).toString('base64url')}`;
    const at = this.#now();
    await this.#store.putSession({
      tokenHash: await this.#hashOf(token),
      staffId,
      expiresAt: at + SESSION_MS,
      createdAt: at,
      seenAt: at,
      agent: agent.slice(0, MAX_AGENT).toWellFormed(),
    });
    return token;
  }

  /** Who holds this token; undefined when it is unknown, ended or expired, or the account is disabled. */
  async find(token: string): Promise<SignedIn | undefined> {
    const session = await this.#store.session(await this.#hashOf(token));
    if (!session || !token.startsWith(`${session.staffId}.`) || !(await this.#isGood(session))) return undefined;
    const member = await this.#store.byId(session.staffId);
    if (!member || member.disabledAt !== undefined) return undefined;
    return { member, session, may: await permissionsOf(member, () => this.#store.all()) };
  }

  async #hashOf(token: string): Promise<string> {
    return createHmac('sha256', await this.#key.get())
      .update(token)
      .digest('hex');
  }

  async #isGood(session: Session): Promise<boolean> {
    const { tokenHash, seenAt } = session;
    const now = this.#now();
    if (!isOn(session, now)) await this.#store.endSession(tokenHash);
    else if (now - seenAt >= TOUCH_MS) await this.#store.touchSession(tokenHash, now);
    return isOn(session, now);
  }

  /** Whether a session that was found before still lasts; asking uses it. */
  async lasts({ tokenHash }: Session): Promise<boolean> {
    const session = await this.#store.session(tokenHash);
    return session !== undefined && this.#isGood(session);
  }

  /** Somebody's sessions that last, the newest first. */
  async of(staffId: string): Promise<Session[]> {
    return (await this.#store.sessionsOf(staffId)).filter((session) => isOn(session, this.#now()));
  }

  async end({ tokenHash }: Pick<Session, 'tokenHash'>): Promise<void> {
    await this.#store.endSession(tokenHash);
    this.#ended.emit(tokenHash);
  }

  /** Ends all of somebody's sessions but one; gives how many. */
  async endAll(staffId: string, except?: Session): Promise<number> {
    const others = (await this.#store.sessionsOf(staffId)).filter(({ tokenHash }) => tokenHash !== except?.tokenHash);
    for (const session of others) await this.end(session);
    return others.length;
  }

  /** Calls back when the session is ended in this process; returns the way to stop listening. */
  onEnd({ tokenHash }: Session, listener: () => void): () => void {
    this.#ended.once(tokenHash, listener);
    return () => this.#ended.off(tokenHash, listener);
  }
}

const isOn = ({ expiresAt, seenAt }: Session, now: number) => expiresAt > now && now - seenAt < IDLE_MS;

/** The form in which tokens are kept that are good once. */
export const sha256 = (token: string) => createHash('sha256').update(token).digest('hex');
