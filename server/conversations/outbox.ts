import { notAfterOf } from '../../bot/discretion';
import { type Channel, SendError } from '../channels/channel';
import type { Metrics } from '../http/metrics';
import type { Address, OutboxItem } from '../store/records';
import type { ConversationChange } from '../store/store';

/** Growing pauses between tries, in ms; the last one repeats. */
const PAUSES = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000];
/** A reply is given up after this long; the platforms' windows for free answers are 24 h (Messenger) and 48 h (Zalo). */
const GIVE_UP_AFTER = 24 * 3_600_000;

/** Why a reply was given up though its channel did not refuse it: the person had been silent for too long, or made the chat harmless. */
export const SILENCE = 'SILENCE';
export const LEFT = 'LEFT';

/** When a reply that has failed `attempts` times may be tried again; up to a quarter later, so that a crowd spreads out. */
export function nextTry(attempts: number, now: number, random: () => number): number {
  const pause = PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? PAUSES[0] ?? 0;
  return now + pause * (1 + random() / 4);
}

interface OutboxPorts {
  channels: ReadonlyMap<string, Channel>;
  metrics: Metrics;
  now: () => number;
  random: () => number;
}

/** Sends the first reply in line and says what that changes. */
export async function sendFirst(ports: OutboxPorts, to: Address, reply: OutboxItem): Promise<ConversationChange> {
  const notAfter = notAfterOf(reply.activity);
  if (notAfter !== undefined && ports.now() >= notAfter) return givenUp(ports, to, reply);
  const error = await trySend(ports, to, reply);
  ports.metrics.sends.inc({ channel: to.channel, outcome: error?.code ?? 'sent' });
  if (!error) return { settle: [{ id: reply.id }] };
  const now = ports.now();
  const hopeless = error.failure === 'reply' || error.failure === 'person' || now - reply.createdAt > GIVE_UP_AFTER;
  if (hopeless) return { settle: [{ id: reply.id, error: error.code }] };
  const attempts = reply.attempts + 1;
  return { postpone: [{ id: reply.id, attempts, dueAt: nextTry(attempts, now, ports.random) }] };
}

function givenUp({ metrics }: OutboxPorts, to: Address, { id }: OutboxItem): ConversationChange {
  metrics.sends.inc({ channel: to.channel, outcome: SILENCE });
  return { settle: [{ id, error: SILENCE }] };
}

async function trySend(ports: OutboxPorts, to: Address, reply: OutboxItem): Promise<SendError | undefined> {
  const channel = ports.channels.get(to.channel);
  if (!channel) return new SendError('channel', 'CHANNEL_OFF');
  try {
    await channel.send(to, reply);
    return undefined;
  } catch (cause) {
    return cause instanceof SendError ? cause : new SendError('retry', 'UNEXPECTED', { cause });
  }
}
