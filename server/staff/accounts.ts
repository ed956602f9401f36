import { randomBytes, randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Awaiting, PasswordLink, Role, StaffMember, StaffStore } from '../store/contract/staff';
import { refuseCommon } from './common-passwords';
import { isForCases } from './permissions';

/** argon2id with 19 MiB, two passes, one lane: the least that OWASP's Password Storage Cheat Sheet asks for. */
export const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** In the place of a hash where there is no password. */
const NONE = '';

/** What makes an account. */
export interface NewAccount {
  username: string;
  name: string;
  role: Role;
  /** Absent: nobody can sign in before one was set by a link. */
  password?: string | undefined;
  hasOwnPassword?: boolean;
  office?: string | undefined;
  capacity?: number | undefined;
  isInterim?: boolean;
  /** It is good only once a second person has confirmed it. */
  awaits?: Awaiting | undefined;
}

/** Accounts of staff. Names are told apart without regard to capitals. */
export class Accounts {
  readonly #store: StaffStore;
  readonly #now: () => number;
  #decoy: Promise<string> | undefined;

  constructor(store: StaffStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Adds an account; undefined when the name is taken. Raises CommonPassword. */
  async add({ username, password, ...account }: NewAccount): Promise<StaffMember | undefined> {
    if (password !== undefined) await refuseCommon(password, { username, name: account.name });
    const member = {
      ...account,
      id: randomUUID(),
      username: username.toLowerCase(),
      passwordHash: password === undefined ? NONE : await hash(canonical(password), COST),
      createdAt: this.#now(),
      views: [],
      version: 1,
    };
    if (!(await this.#store.add(member))) return undefined;
    if (isForCases(member.role)) await this.#endInterim();
    return member;
  }

  /** Sets a password; a link by which one could be set is void from then on. Raises CommonPassword. */
  async setPassword(id: string, password: string, by: 'owner' | 'administrator'): Promise<void> {
    const member = await this.#store.byId(id);
    if (member) await refuseCommon(password, member);
    const passwordHash = await hash(canonical(password), COST);
    const hasOwnPassword = by === 'owner';
    await this.change(id, (member) => ({ ...member, passwordHash, hasOwnPassword, passwordLink: undefined }));
  }

  /** Takes the password away and has it set anew by a link. */
  async replacePassword(id: string, passwordLink: PasswordLink): Promise<void> {
    await this.change(id, (member) => ({ ...member, passwordHash: NONE, hasOwnPassword: false, passwordLink }));
  }

  /** Changes an account: `edit` sees the newest version, gives the next one, and may be called again. Undefined: there is none. */
  async change(id: string, edit: (current: StaffMember) => StaffMember): Promise<StaffMember | undefined> {
    for (;;) {
      const current = await this.#store.byId(id);
      if (!current) return undefined;
      const next = { ...edit(current), version: current.version + 1 };
      if (!(await this.#store.replace(next))) continue;
      if (isForCases(next.role) && !isForCases(current.role)) await this.#endInterim();
      return next;
    }
  }

  /** From the first account on that is for cases no administrator sees them any more, whatever becomes of that account. */
  async #endInterim(): Promise<void> {
    const interim = (await this.#store.all()).filter(({ isInterim }) => isInterim);
    for (const { id } of interim) await this.change(id, (member) => ({ ...member, isInterim: undefined }));
  }

  /** The member whose password this is. An unknown name takes as long as a wrong password. */
  async check(username: string, password: string): Promise<StaffMember | undefined> {
    const member = await this.#store.byUsername(username.trim().toLowerCase());
    this.#decoy ??= hash(randomBytes(16), COST);
    const isSet = member !== undefined && member.passwordHash !== NONE;
    const right = await verify(isSet ? member.passwordHash : await this.#decoy, canonical(password));
    return right && isSet && member.disabledAt === undefined ? member : undefined;
  }
}

/** The same Vietnamese letters may arrive composed or not, as keyboards differ (NIST SP 800-63B, 3.1.1.2). */
const canonical = (password: string) => password.normalize('NFKC');
