import type { Address, OutboxItem } from '../store/contract/conversations';
import type { Delivered } from './channel';

/** No send of one reply goes on for longer, ms: a platform that hangs must not keep the conversation from what else is due. */
const WHOLE_REPLY_MS = 25_000;
/** Half-sent replies that are remembered. */
const REMEMBERED = 1_000;

/** Sends one message of a reply and gives the platform's id for it; `signal` ends when the whole reply has taken too long. */
type SendPart = (signal: AbortSignal) => Promise<string | undefined>;

/** Sends a reply's messages one after another. */
export type SendParts = (to: Address, reply: OutboxItem, parts: SendPart[]) => Promise<Delivered>;

/** Makes a sender that, when a reply of several messages is tried again, does not repeat those that have arrived. */
export function createPartsSender(): SendParts {
  const arrived = new Map<string, (string | undefined)[]>();
  return async (to, reply, parts) => {
    const key = JSON.stringify([to.account, to.user, reply.id]);
    const whole = new AbortController();
    // Not AbortSignal.timeout: its timers stay for all their time, thousands of them while many write.
    const end = setTimeout(() => whole.abort(), WHOLE_REPLY_MS);
    const ids = arrived.get(key) ?? [];
    try {
      for (const send of parts.slice(ids.length)) {
        ids.push(await send(whole.signal));
        arrived.set(key, ids);
        forgetOldest(arrived);
      }
    } finally {
      clearTimeout(end);
    }
    arrived.delete(key);
    return { platformIds: ids.filter((id) => id !== undefined) };
  };
}

function forgetOldest(arrived: Map<string, unknown>): void {
  const [oldest] = arrived.keys();
  if (arrived.size > REMEMBERED && oldest !== undefined) arrived.delete(oldest);
}
