import { randomBytes, randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Role, StaffMember } from '../store/records';
import type { StaffStore } from '../store/store';

/** argon2id with 19 MiB, two passes, one lane: the least that OWASP's Password Storage Cheat Sheet asks for. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What makes an account. */
export interface NewAccount {
  username: string;
  name: string;
  role: Role;
  password: string;
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

  /** Adds an account; undefined when the name is taken. */
  async add({ username, name, role, password }: NewAccount): Promise<StaffMember | undefined> {
    const passwordHash = await hash(canonical(password), COST);
    const member = {
      id: randomUUID(),
      username: username.toLowerCase(),
      name,
      role,
      passwordHash,
      createdAt: this.#now(),
      views: [],
      version: 1,
    };
    return (await this.#store.add(member)) ? member : undefined;
  }

  async setPassword(id: string, password: string): Promise<void> {
    const passwordHash = await hash(canonical(password), COST);
    await this.change(id, (member) => ({ ...member, passwordHash }));
  }

  /** Changes an account: `edit` sees the newest version, gives the next one, and may be called again. Undefined: there is none. */
  async change(id: string, edit: (current: StaffMember) => StaffMember): Promise<StaffMember | undefined> {
    for (;;) {
      const current = await this.#store.byId(id);
      if (!current) return undefined;
      const next = { ...edit(current), version: current.version + 1 };
      if (await this.#store.replace(next)) return next;
    }
  }

  /** The member whose password this is. An unknown name takes as long as a wrong password. */
  async check(username: string, password: string): Promise<StaffMember | undefined> {
    const member = await this.#store.byUsername(username.trim().toLowerCase());
    this.#decoy ??= hash(randomBytes(16), COST);
    const right = await verify(member?.passwordHash ?? (await this.#decoy), canonical(password));
    return right && member?.disabledAt === undefined ? member : undefined;
  }
}

/** The same Vietnamese letters may arrive composed or not, as keyboards differ (NIST SP 800-63B, 3.1.1.2). */
const canonical = (password: string) => password.normalize('NFKC');
