import type { Account } from '../../config';
import { type TokenPorts, ZaloTokenKeeper } from './tokens';

/** Keepers of tokens, one for each Official Account; one that fails does not touch the others. */
export interface TokenKeepers {
  of: (account: string) => ZaloTokenKeeper | undefined;
  all(): ZaloTokenKeeper[];
  start(): void;
  stop(): void;
}

/** Makes the keepers. The only account needs no id: whatever its events call it, it is that one. */
export function createTokenKeepers(
  accounts: readonly Account[],
  ports: Omit<TokenPorts, 'configured' | 'account'>,
): TokenKeepers {
  const keepers = new Map(
    accounts.map(({ id, token }) => [
      id,
      new ZaloTokenKeeper({ ...ports, configured: token, ...(id !== undefined && { account: id }) }),
    ]),
  );
  return {
    of: (account) => keepers.get(account) ?? keepers.get(undefined),
    all: () => [...keepers.values()],
    start: () => keepers.forEach((keeper) => keeper.start()),
    stop: () => keepers.forEach((keeper) => keeper.stop()),
  };
}
