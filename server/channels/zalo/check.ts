import type { ZaloOpenApi } from '../../zalo-api-wrapper';
import type { Accounts } from '../accounts';
import type { SendError } from '../channel';
import type { Findings } from '../findings';
import type { TokenKeepers } from './keepers';
import { sendErrorOf } from './limits';
import { withAccess } from './with-access';

interface CheckPorts {
  api: Pick<ZaloOpenApi, 'getAccount'>;
  keepers: TokenKeepers;
  accounts: Accounts;
  findings: Findings;
  now: () => number;
}

/** A week in which an administrator of the Official Account can let the app in again. */
const WARNING_MS = 7 * 86_400_000;

/** Looks whether every grant is alive, and will be; learns the only account's id. Never raises. */
export async function checkAccounts({ api, keepers, accounts, findings, now }: CheckPorts): Promise<void> {
  for (const keeper of keepers.all()) {
    try {
      const { id } = await withAccess(keeper, (access) => api.getAccount(access));
      if (id) accounts.learn(id);
      const endsAt = await keeper.grantEndsAt();
      if (endsAt !== undefined && endsAt - now() < WARNING_MS) findings.warn('zalo', 'GRANT_ENDS');
      else findings.clear('zalo', 'GRANT_ENDS');
    } catch (cause) {
      const error: SendError = sendErrorOf(cause, 0);
      if (error.failure === 'channel') findings.warn('zalo', error.code);
    }
  }
}
