import type { Address, OutboxItem } from '../store/records';

/** No send of one reply goes on for longer, ms: a platform that hangs must not keep the conversation from what else is due. */
const WHOLE_REPLY_MS = 25_000;
/** Half-sent replies that are remembered. */
const REMEMBERED = 1_000;

/** Sends one message of a reply; `signal` ends when the whole reply has taken too long. */
type SendPart = (signal: AbortSignal) => Promise<void>;

/** Sends a reply's messages one after another. */
export type SendParts = (to: Address, reply: OutboxItem, parts: SendPart[]) => Promise<void>;

/** Makes a sender that, when a reply of several messages is tried again, does not repeat those that have arrived. */
export function createPartsSender(): SendParts {
  const arrived = new Map<string, number>();
  return async (to, reply, parts) => {
    const key = JSON.stringify([to.account, to.user, reply.id]);
    const signal = AbortSignal.timeout(WHOLE_REPLY_MS);
    for (const [n, send] of parts.entries()) {
      if (n < (arrived.get(key) ?? 0)) continue;
      await send(signal);
      arrived.set(key, n + 1);
      forgetOldest(arrived);
    }
    arrived.delete(key);
  };
}

function forgetOldest(arrived: Map<string, number>): void {
  const [oldest] = arrived.keys();
  if (arrived.size > REMEMBERED && oldest !== undefined) arrived.delete(oldest);
}
