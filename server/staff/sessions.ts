import { createHash, randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Session, StaffMember } from '../store/records';
import type { StaffStore } from '../store/store';

/** A shift and its handing over; then the password is asked again. */
export const SESSION_MS = 12 * 3_600_000;
const TOKEN_BYTES = 32;

/** Who is signed in, and by which session. */
export interface SignedIn {
  member: StaffMember;
  session: Session;
}

/** Sessions of staff: a random token in the cookie, only its SHA-256 in the store. */
export class Sessions {
  readonly #store: StaffStore;
  readonly #now: () => number;
  readonly #ended = new EventEmitter().setMaxListeners(0);

  constructor(store: StaffStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Opens a session and gives its token. */
  async open(staffId: string): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await this.#store.putSession({ tokenHash: sha256(token), staffId, expiresAt: this.#now() + SESSION_MS });
    return token;
  }

  /** Who holds this token; undefined when it is unknown, ended or expired. */
  async find(token: string): Promise<SignedIn | undefined> {
    const session = await this.#store.session(sha256(token));
    if (!session) return undefined;
    if (session.expiresAt <= this.#now()) {
      await this.#store.endSession(session.tokenHash);
      return undefined;
    }
    const member = await this.#store.byId(session.staffId);
    return member && { member, session };
  }

  /** Whether a session that was found before still lasts. */
  async lasts({ tokenHash }: Session): Promise<boolean> {
    const session = await this.#store.session(tokenHash);
    return session !== undefined && session.expiresAt > this.#now();
  }

  async end({ tokenHash }: Session): Promise<void> {
    await this.#store.endSession(tokenHash);
    this.#ended.emit(tokenHash);
  }

  /** Calls back when the session is ended in this process; returns the way to stop listening. */
  onEnd({ tokenHash }: Session, listener: () => void): () => void {
    this.#ended.once(tokenHash, listener);
    return () => this.#ended.off(tokenHash, listener);
  }
}

/** The form in which tokens are kept. */
export const sha256 = (token: string) => createHash('sha256').update(token).digest('hex');
