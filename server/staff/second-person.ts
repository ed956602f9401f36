import type { Awaiting, Role, StaffMember } from '../store/contract/staff';
import type { Accounts } from './accounts';
import { type Permission, isForCases, permissionsOfRole } from './permissions';

/** Raised when an account cannot be confirmed: nothing is to be confirmed, or something else than what was seen, or its owner has not set its password yet. */
export class NothingToConfirm extends Error {
  readonly code = 'NOTHING_TO_CONFIRM';
  constructor(readonly reason: 'confirmed' | 'changed' | 'no-password') {
    super(`the account cannot be confirmed: ${reason}`);
  }
}

/** Raised when somebody may not confirm an account. */
export class MayNotConfirm extends Error {
  readonly code = 'MAY_NOT_CONFIRM';
}

/** What an administrator could gain by an account of their own: words of people, and what people are told. */
const POWERS: readonly Permission[] = ['cases', 'supervise', 'content'];
export const hasPower = (role: Role): boolean => permissionsOfRole(role).some((one) => POWERS.includes(one));

interface Ports {
  accounts: Pick<Accounts, 'change'>;
  all: () => Promise<readonly StaffMember[]>;
  endSessions: (staffId: string) => Promise<unknown>;
  /** Whether this house wants it; otherwise new and changed accounts are good at once. */
  isOn: boolean;
  now: () => number;
}

/**
 * Whoever manages accounts could make one for themselves, or set a colleague's password and come in as them. So what an
 * administrator lets in waits until somebody has confirmed it who handles cases and knows the person.
 */
export class SecondPerson {
  constructor(private readonly ports: Ports) {}

  /**
   * What a new or changed account waits for; undefined when it is good at once, as the very first one is: while the first
   * administrator still stands in, nobody has ever handled cases. That nobody does now proves nothing: an administrator can see to it.
   */
  async wanted(role: Role, why: Awaiting['why'], by: StaffMember): Promise<Awaiting | undefined> {
    if (!hasPower(role) || !(await this.#isNeeded())) return undefined;
    return { since: this.ports.now(), why, by: by.name };
  }

  /** The same inside a change: gives the account, which waits when it must. Asks beforehand only what is true of the whole house. */
  async holds(by: StaffMember): Promise<(member: StaffMember, why: Awaiting['why']) => StaffMember> {
    const isNeeded = await this.#isNeeded();
    const since = this.ports.now();
    return (member, why) =>
      isNeeded && hasPower(member.role) ? { ...member, awaits: { since, why, by: by.name } } : member;
  }

  async #isNeeded(): Promise<boolean> {
    return this.ports.isOn && !(await this.ports.all()).some(({ isInterim }) => isInterim);
  }

  /** Has an account wait, before whatever an administrator does to it takes effect. */
  async holdBack(member: StaffMember, why: Awaiting['why'], by: StaffMember): Promise<void> {
    const awaits = await this.wanted(member.role, why, by);
    if (!awaits) return;
    await this.ports.accounts.change(member.id, (current) => ({ ...current, awaits }));
    await this.ports.endSessions(member.id);
  }

  /** Accounts that wait. */
  async waiting(): Promise<StaffMember[]> {
    return (await this.ports.all()).filter(({ awaits, disabledAt }) => awaits && disabledAt === undefined);
  }

  /** A supervisor may; while there is none that could, whoever else handles cases. Nobody confirms themselves. */
  async mayConfirm(who: StaffMember, member: StaffMember): Promise<boolean> {
    if (who.id === member.id || !isGood(who)) return false;
    if (who.role === 'supervisor') return true;
    const others = (await this.ports.all()).filter(({ id }) => id !== member.id);
    return isForCases(who.role) && !others.some((other) => isGood(other) && other.role === 'supervisor');
  }

  /**
   * Confirms what somebody has seen: `since` (epoch ms) is since when the account waited then. What was done to it afterwards waits for a
   * word of its own. Raises {@link MayNotConfirm} or {@link NothingToConfirm}.
   */
  async confirm(who: StaffMember, member: StaffMember, since: number): Promise<void> {
    if (!(await this.mayConfirm(who, member))) throw new MayNotConfirm();
    if (member.awaits && member.awaits.since !== since) throw new NothingToConfirm('changed');
    await this.#settle(member);
  }

  /** Whoever runs the machine has the keys anyway: the way in when nobody is left who could confirm. */
  confirmByOperator(member: StaffMember): Promise<void> {
    return this.#settle(member);
  }

  async #settle(member: StaffMember): Promise<void> {
    if (!member.awaits) throw new NothingToConfirm('confirmed');
    // Else the administrator could still come in, by the link or the password they gave, after somebody has said whose it is.
    if (!isOwn(member)) throw new NothingToConfirm('no-password');
    // Whoever came in by a password that was good before, in the very moment in which it was changed, is out again.
    await this.ports.endSessions(member.id);
    const { since } = member.awaits;
    // What an administrator did to it in this very moment waits for a word of its own.
    await this.ports.accounts.change(member.id, (current) =>
      current.awaits?.since === since && isOwn(current) ? { ...current, awaits: undefined } : current,
    );
  }
}

/** Whether nobody but its owner knows the password: one that was given by somebody else is good for setting one's own. */
export const isOwn = ({ passwordHash, hasOwnPassword = false }: StaffMember): boolean =>
  passwordHash !== '' && hasOwnPassword;

const isGood = ({ disabledAt, awaits }: StaffMember): boolean => disabledAt === undefined && !awaits;
