import path from 'node:path';
import { Vault, generateKey, parseKeys } from '../server/store/encryption';
import type { Address } from '../server/store/contract/conversations';
import { openSqliteStore } from '../server/store/sqlite/keeper';
import type { Store } from '../server/store/store';
import { multiply } from './copies';
import { type Figure, figure } from './figures';
import { temporaryFolder } from './processes';

const LEAST = 1_000;
const SIZES = [10_000, 100_000];
/** How many times as many a million are. */
const TIMES = 10;
const TOGETHER = 500;
const MESSAGES = 500;
const LEASE_MS = 60_000;

/** What a message costs in the store, from its arrival to its reply sent, as conversations grow many: it should stay the same. */
export async function measureGrowth(times = 1): Promise<Figure[]> {
  const growing = await openGrowing();
  const figures: Figure[] = [];
  for (const size of SIZES) {
    await growing.fillTo(size);
    figures.push(...(await growing.measure(size)));
  }
  const [real = LEAST] = SIZES.slice(-1);
  if (times > 1) figures.push(...(await growing.measure(multiply(growing.file, times), real)));
  await growing.close();
  return figures;
}

/** The same, and with ten times as many, most of them copies (see copies.ts): some minutes and gigabytes of disk. */
export const measureMillion = () => measureGrowth(TIMES);

/** A store that grows, and what it was like while it was small. */
async function openGrowing() {
  const file = path.join(temporaryFolder(), 'growth.db');
  const store = await openSqliteStore(file, new Vault(parseKeys(generateKey('k1'))));
  let size = 0;
  const fillTo = async (next: number) => {
    await fill(store, size, next);
    size = next;
  };
  await fillTo(LEAST);
  const what = `a store of ${LEAST} conversations`;
  const times = { what, samples: await passAll(store, LEAST) };
  const memory = { what, samples: [residentMb()] };
  /** Messages to `real` of them. */
  const measure = async (count: number, real = count) => {
    const before = residentMb();
    const samples = await passAll(store, real);
    const after = residentMb();
    process.stderr.write(`${count} conversations: ${Math.round(before)} MB, then ${Math.round(after)} MB\n`);
    return [
      figure(`a message through the store, ${count} conversations`, 'ms', samples, times),
      figure(`memory of its process, ${count} conversations`, 'MB', [after], memory),
    ];
  };
  return { file, fillTo, measure, close: () => store.close() };
}

/** Of this process. */
const residentMb = () => process.memoryUsage.rss() / 2 ** 20;

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
