import { randomUUID } from 'node:crypto';
import type { Address } from '../server/store/contract/conversations';
import type { Store } from '../server/store/store';

/** So many messages are measured. */
export const MESSAGES = 500;
const LEASE_MS = 60_000;
/** A large prime: conversations all over the store, none of them warm. */
const STRIDE = 104_729;

/** Whose conversation the `n`th measured message goes to, in a store of `size`. */
export const placeOf = (n: number, size: number): number => (n * STRIDE) % size;

const addressOf = (n: number): Address => ({ channel: 'bench', account: 'a', user: `u${n}` });
const activity = {
  type: 'message',
  text: 'em muốn hỏi về phí đi làm ở Nhật, họ bảo nộp trước 5 triệu có đúng không ạ',
};

/** A whole message through the store, of the `n`th person: taken in, held, answered, sent, given back. */
export async function pass({ conversations }: Store, n: number): Promise<void> {
  const [now, owner, messageId] = [Date.now(), 'bench', randomUUID()];
  const message = { id: messageId, from: 'user', receivedAt: now, activity } as const;
  const { id } = await conversations.append(addressOf(n), message);
  const held = await conversations.claim(id, owner, now, now + LEASE_MS);
  const [item] = held?.inbox ?? [];
  if (!held || !item) throw new Error('a message was not there to be read');
  const reply = { id: `re:${messageId}`, from: 'bot', createdAt: now, activity } as const;
  const read = { state: held.state, read: [{ seq: item.seq }], send: [reply], letGo: true };
  const { version } = await conversations.commit({ id, owner, version: held.version }, read);
  await conversations.commit({ id, owner, version }, { settle: [{ id: reply.id, sentAt: now }], letGo: true });
}

/** The same, timed, ms. */
export async function timedPass(store: Store, n: number): Promise<number> {
  const began = performance.now();
  await pass(store, n);
  return performance.now() - began;
}
