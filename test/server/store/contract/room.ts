import type { Address, Hold, NewMessage } from '../../../../server/store/contract/conversations';
import { Vault, generateKey, parseKeys } from '../../../../server/store/encryption';
import type { Rotation } from '../../../../server/store/rotation';
import type { Store } from '../../../../server/store/store';
import { someCase } from '../../records';

/** What the suite needs of a keeper: a fresh store, and the same store opened anew (as after a crash). */
export interface KeeperUnderTest {
  open(): Promise<Store>;
  /** Opens what `open` opened last once more, beside it; with other keys when they are given. */
  reopen(vault?: Vault): Promise<Store>;
  /** The change of keys of what was opened last. */
  rotation(vault: Vault): Promise<Rotation>;
  /** Everything on disk, as bytes: nothing personal may be found in it. */
  bytesOnDisk(): Promise<Buffer>;
}

const [firstKey, secondKey] = [generateKey('k1'), generateKey('k2')];
/** The operator's keys: those that `open` takes, those while they are being changed, and those afterwards. */
export const VAULTS = {
  first: new Vault(parseKeys(firstKey)),
  changing: new Vault(parseKeys(`${secondKey},${firstKey}`)),
  second: new Vault(parseKeys(secondKey)),
};

/** Where each test finds its fresh store, and a way to open it beside. */
export interface Room {
  store: Store;
  reopen(): Promise<Store>;
}

export const HOUR = 3_600_000;
export const address: Address = { channel: 'messenger', account: '100', user: '200' };
export const message = (id: string, text = id, receivedAt = 1_000): NewMessage => ({
  id,
  from: 'user',
  receivedAt,
  activity: { type: 'message', text },
});
export const reply = (id: string, text = id) => ({
  id,
  from: 'bot' as const,
  createdAt: 1_000,
  activity: { type: 'message', text },
});
export const draft = someCase;

/** Removes a conversation as by its person's wish, after everything in it was read. */
export async function forgotten({ conversations }: Store, id: string): Promise<void> {
  const held = await conversations.claim(id, 'last', Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER);
  const { version, inbox } = held!;
  await conversations.commit({ id, owner: 'last', version }, { read: inbox.map(({ seq }) => ({ seq })) });
  await conversations.forgetSoon(id);
  await conversations.purge(0);
}

/** A worker takes a conversation. */
export async function hold({ conversations }: Store, id: string, owner = 'w1', now = 0): Promise<Hold> {
  const conversation = await conversations.claim(id, owner, now, now + HOUR);
  return { id, owner, version: conversation!.version };
}
