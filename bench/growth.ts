import path from 'node:path';
import { Vault, generateKey, parseKeys } from '../server/store/encryption';
import type { Address } from '../server/store/contract/conversations';
import { openSqliteStore } from '../server/store/sqlite/keeper';
import type { Store } from '../server/store/store';
import { type Figure, figure } from './figures';
import { temporaryFolder } from './processes';

const LEAST = 1_000;
const SIZES = [10_000, 100_000];
const TOGETHER = 500;
const MESSAGES = 500;
const LEASE_MS = 60_000;

/** What a message costs in the store, from its arrival to its reply sent, as conversations grow many: it should stay the same. */
export async function measureGrowth(): Promise<Figure[]> {
  const vault = new Vault(parseKeys(generateKey('k1')));
  const store = await openSqliteStore(path.join(temporaryFolder(), 'growth.db'), vault);
  await fill(store, 0, LEAST);
  const beside = { what: `a store of ${LEAST} conversations`, samples: await passAll(store, LEAST) };
  const figures: Figure[] = [];
  let size = LEAST;
  for (const next of SIZES) {
    await fill(store, size, next);
    size = next;
    figures.push(
      figure(`a message through the store, ${size} conversations`, 'ms', await passAll(store, size), beside),
    );
  }
  await store.close();
  return figures;
}

const addressOf = (n: number): Address => ({ channel: 'bench', account: 'a', user: `u${n}` });
const activity = {
  type: 'message',
  text: 'em muốn hỏi về phí đi làm ở Nhật, họ bảo nộp trước 5 triệu có đúng không ạ',
};
let made = 0;

/** A whole message: taken in, held, answered, sent, given back. */
async function pass({ conversations }: Store, n: number): Promise<void> {
  made += 1;
  const [now, owner] = [Date.now(), 'bench'];
  const message = { id: `m${made}`, from: 'user', receivedAt: now, activity } as const;
  const { id } = await conversations.append(addressOf(n), message);
  const held = await conversations.claim(id, owner, now, now + LEASE_MS);
  const [item] = held?.inbox ?? [];
  if (!held || !item) throw new Error('a message was not there to be read');
  const reply = { id: `r${made}`, from: 'bot', createdAt: now, activity } as const;
  const read = { state: held.state, read: [{ seq: item.seq }], send: [reply], letGo: true };
  const { version } = await conversations.commit({ id, owner, version: held.version }, read);
  await conversations.commit({ id, owner, version }, { settle: [{ id: reply.id, sentAt: now }], letGo: true });
}

async function fill(store: Store, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, to - n) }, (_, k) => pass(store, n + k));
    await Promise.all(some);
  }
}

/** A large prime: conversations all over the store, none of them warm. */
const STRIDE = 104_729;

async function passAll(store: Store, size: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < MESSAGES; n++) {
    const began = performance.now();
    await pass(store, (n * STRIDE) % size);
    times.push(performance.now() - began);
  }
  return times;
}
