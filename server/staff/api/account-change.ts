import { randomBytes } from 'node:crypto';
import type { StaffMember } from '../../store/contract/staff';
import type { Store } from '../../store/store';
import type { Accounts } from '../accounts';
import { type SecondPerson, hasPower } from '../second-person';
import type { AccountChange } from './account-schemas';
import { Problem } from './problem';
import { DETAILS } from './texts';

const LOCK = 'administrators';
/** Longer than one change takes; whoever dies in between keeps nobody out for longer. */
const LOCK_MS = 10_000;

export interface AccountChangePorts {
  store: Pick<Store, 'staff' | 'secrets'>;
  accounts: Pick<Accounts, 'change'>;
  secondPerson: Pick<SecondPerson, 'holds'>;
  now: () => number;
}

/** What became of a change: the account before and after it. */
export interface Changed {
  before: StaffMember;
  after: StaffMember;
}

/**
 * Changes an account. What it gains, and whether somebody must confirm that, is decided on the account as it is in the very moment of
 * the change: of two calls at once each would else take the account for what the other has just made of it.
 */
export async function changeAccount(
  ports: AccountChangePorts,
  member: StaffMember,
  change: AccountChange,
  by: StaffMember,
): Promise<Changed> {
  if (!takesAway(change)) return apply(ports, member, change, by);
  return oneAtATime(ports, async () => {
    await keepAnAdministrator(ports, member.id, by);
    return apply(ports, member, change, by);
  });
}

async function apply(
  { accounts, secondPerson, now }: AccountChangePorts,
  member: StaffMember,
  change: AccountChange,
  by: StaffMember,
): Promise<Changed> {
  const held = await secondPerson.holds(by);
  let before = member;
  const after = await accounts.change(member.id, (current) => {
    before = current;
    const next = withChange(current, change, now());
    // Nothing is left that somebody would have to confirm.
    if (!hasPower(next.role)) return { ...next, awaits: undefined };
    const why = gain(current, next);
    return why ? held(next, why) : next;
  });
  return { before, after: after ?? member };
}

/** How an account comes by what it could not do before; people who ask for help read its name. */
function gain(before: StaffMember, after: StaffMember): 'role' | 'name' | 'enabled' | undefined {
  if (after.role !== before.role) return 'role';
  if (after.name !== before.name) return 'name';
  return before.disabledAt !== undefined && after.disabledAt === undefined ? 'enabled' : undefined;
}

/** Whether there may be one administrator less after this. */
const takesAway = ({ disabled, role }: AccountChange): boolean =>
  disabled === true || (role !== undefined && role !== 'admin');

/** Without an administrator nobody could ever let anybody in again; and nobody locks themselves out by a slip. */
async function keepAnAdministrator({ store }: AccountChangePorts, id: string, by: StaffMember): Promise<void> {
  const administrators = (await store.staff.all()).filter(
    ({ role, disabledAt }) => role === 'admin' && disabledAt === undefined,
  );
  if (!administrators.some((one) => one.id === id)) return;
  if (administrators.length === 1 || id === by.id) throw new Problem(409, DETAILS.lastAdmin);
}

/** Two administrators who take each other's role away at once would else both find the other one left. */
async function oneAtATime<T>({ store: { secrets }, now }: AccountChangePorts, work: () => Promise<T>): Promise<T> {
  const owner = randomBytes(8).toString('hex');
  if (!(await secrets.lock(LOCK, owner, now(), now() + LOCK_MS))) throw new Problem(409, DETAILS.accountsBusy);
  try {
    return await work();
  } finally {
    await secrets.unlock(LOCK, owner);
  }
}

function withChange(
  member: StaffMember,
  { name, role, office, capacity, disabled }: AccountChange,
  now: number,
): StaffMember {
  return {
    ...member,
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(office !== undefined && { office: office ?? undefined }),
    ...(capacity !== undefined && { capacity: capacity ?? undefined }),
    ...(disabled !== undefined && { disabledAt: disabled ? (member.disabledAt ?? now) : undefined }),
  };
}
