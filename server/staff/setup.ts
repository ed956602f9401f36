import { randomBytes } from 'node:crypto';
import { isSameSecret } from '../same-secret';
import type { StaffMember } from '../store/contract/staff';
import type { Store } from '../store/store';
import type { Accounts } from './accounts';
import { sha256 } from './sessions';

const SECRET = 'setup-token';
/** Longer than the making of an account may take. */
const LOCK_MS = 30_000;

/** Raised when the first account cannot be made: `done` there is one already, `token` the token is wrong. */
export class SetupRefused extends Error {
  readonly code = 'SETUP_REFUSED';
  constructor(readonly reason: 'done' | 'token') {
    super(`the set-up was refused: ${reason}`);
  }
}

/** Makes the one-time token while there are no staff; undefined once there are. An older token is void from then on. */
export async function setupToken({ staff, secrets }: Pick<Store, 'staff' | 'secrets'>): Promise<string | undefined> {
  if ((await staff.all()).length) return undefined;
  const token = randomBytes(24).toString('base64url');
  await secrets.put(SECRET, sha256(token));
  return token;
}

interface SetupParts {
  store: Pick<Store, 'staff' | 'secrets'>;
  accounts: Accounts;
  now: () => number;
}

/** Makes the first administrator, once, against the token; raises {@link SetupRefused}. */
export async function setUp(
  { store: { staff, secrets }, accounts, now }: SetupParts,
  given: { token: string; username: string; password: string; name?: string | undefined },
): Promise<StaffMember> {
  const owner = randomBytes(8).toString('hex');
  if (!(await secrets.lock(SECRET, owner, now(), now() + LOCK_MS))) throw new SetupRefused('done');
  try {
    if ((await staff.all()).length) throw new SetupRefused('done');
    if (!isSameSecret(sha256(given.token), await secrets.get(SECRET))) throw new SetupRefused('token');
    const { username, password, name = username } = given;
    const member = await accounts.add({
      username,
      name,
      role: 'admin',
      password,
      hasOwnPassword: true,
      isInterim: true,
    });
    if (!member) throw new SetupRefused('done');
    await secrets.remove(SECRET);
    return member;
  } finally {
    await secrets.unlock(SECRET, owner);
  }
}
