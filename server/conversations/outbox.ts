import { knockOf, notAfterOf } from '../../bot/discretion';
import { SILENCE_MS } from '../../bot/safety';
import { type Channel, type Delivered, SendError } from '../channels/channel';
import type { Findings } from '../channels/findings';
import type { Permission, Way } from '../channels/policy';
import type { Metrics } from '../http/metrics';
import type { Address, Conversation, ConversationChange, OutboxItem } from '../store/contract/conversations';
import { NO_TRACING, type Tracing } from '../tracing/tracing';
import type { Lane, Lanes, Urgency } from './lane';

/** Growing pauses between tries, in ms; the last one repeats. */
const PAUSES = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000];
/** A reply is given up after this long, also where the channel's rules would let us write still. */
const GIVE_UP_AFTER = 24 * 3_600_000;
/** Why a reply was not sent: its channel's rules do not allow it any more. */
const WINDOW_CLOSED = 'WINDOW_CLOSED';

/** When a reply is tried again for which it was not known whether the conversation is ours still, ms. */
const UNSURE_MS = 1_000;

/** Why a reply was given up though its channel did not refuse it: the person had been silent for too long, or made the chat harmless. */
const SILENCE = 'SILENCE';
export const LEFT = 'LEFT';
/** What goes to many was given up, since its reader has written and is to be answered. */
const OVERTAKEN = 'OVERTAKEN';

/** What goes to many and has not gone through is given up once something else waits behind it: an answer comes first. */
export function overtaken([first, next]: readonly OutboxItem[]): ConversationChange | undefined {
  if (!first || !next || !isBroadcast(first) || first.attempts === 0) return undefined;
  return { settle: [{ id: first.id, error: OVERTAKEN }] };
}

const isBroadcast = ({ activity }: OutboxItem): boolean => activity.importance === 'low';

/** When a reply that has failed `attempts` times may be tried again; up to a quarter later, so that a crowd spreads out. */
export function nextTry(attempts: number, now: number, random: () => number): number {
  const pause = PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? PAUSES[0] ?? 0;
  return now + pause * (1 + random() / 4);
}

export interface OutboxPorts {
  channels: ReadonlyMap<string, Channel>;
  lanes: Lanes;
  findings: Findings;
  metrics: Metrics;
  tracing?: Tracing;
  now: () => number;
  random: () => number;
}

type Sending = Pick<Conversation, 'id' | 'address' | 'heardAt' | 'outbox'>;

/**
 * Sends the first reply in line as far as the rules allow, and says what that changes. `assure` is asked right before whether the
 * conversation is ours still: another process may have taken it over and sent the same. Never rejects.
 */
export async function sendFirst(
  ports: OutboxPorts,
  conversation: Sending,
  reply: OutboxItem,
  assure: () => Promise<boolean>,
): Promise<ConversationChange> {
  const { channels, metrics, now, tracing = NO_TRACING } = ports;
  const { channel: name, account } = conversation.address;
  if (isTooLate(reply, now())) return givenUp(ports, conversation);
  const channel = channels.get(name);
  if (!channel) return failed(ports, reply, new SendError('channel', 'CHANNEL_OFF'));
  const permission = permissionFor(channel, conversation, reply, now());
  if (!permission.may) return refused(ports, name, reply, permission);
  const lane = ports.lanes.of(name, account, channel.pace);
  const wait = lane.isFull(urgencyOf(reply)) ? now() + lane.patienceMs() : lane.breaker.restUntil(now());
  // Nothing was tried: this does not count as a failure.
  if (wait !== undefined) return later(ports, reply, wait);
  const result = await lane.pass(urgencyOf(reply), async () => {
    if (!(await assure())) return undefined;
    const sentAt = now();
    const span = tracing.begin(
      'send',
      { conversationId: conversation.id, messageId: messageOf(reply) },
      { channel: name },
    );
    const tried = await trySend(channel, conversation.address, reply, permission.how);
    if (tried instanceof SendError) span.end(tried.code, true);
    else span.end('sent');
    return tried instanceof SendError ? tried : { ...tried, sentAt };
  });
  if (!result) return later(ports, reply, now() + UNSURE_MS);
  const error = result instanceof SendError ? result : undefined;
  metrics.sends.inc({ channel: name, outcome: error?.code ?? 'sent' });
  note(ports, lane, conversation.address, error);
  if (result instanceof SendError) return failed(ports, reply, result);
  return { settle: [{ id: reply.id, ...result }] };
}

/** The message that a reply answers. */
const messageOf = ({ id, activity }: OutboxItem): string => activity.replyToId ?? id;

const isTooLate = ({ activity }: OutboxItem, now: number): boolean => now >= (notAfterOf(activity) ?? Infinity);

/**
 * All that is too late is given up together. When the delay was ours and the person has kept silent since, one line that says
 * nothing goes out in its place: whoever cried for help learns that they were heard, and whoever may hold the phone learns nothing.
 */
function givenUp({ metrics, now }: OutboxPorts, { address, heardAt, outbox }: Sending): ConversationChange {
  const late = outbox.filter((reply) => isTooLate(reply, now()));
  metrics.sends.inc({ channel: address.channel, outcome: SILENCE }, late.length);
  const settle = late.map(({ id }) => ({ id, error: SILENCE }));
  const [knock] = late.flatMap(({ id, activity }) => {
    const text = knockOf(activity);
    return text === undefined ? [] : { id: `knock:${id}`, text };
  });
  const isSilent = heardAt === undefined || now() - heardAt >= SILENCE_MS;
  if (!knock || !isSilent) return { settle };
  const activity = { type: 'message', text: knock.text, importance: 'high' };
  return { settle, send: [{ id: knock.id, from: 'bot', createdAt: now(), activity }] };
}

/** What is urgent is known by Bot Framework's `importance`. */
function urgencyOf({ from, activity }: OutboxItem): Urgency {
  return from === 'staff' ? 'high' : ((activity.importance as Urgency | undefined) ?? 'normal');
}

function permissionFor(channel: Channel, { heardAt }: Sending, reply: OutboxItem, now: number): Permission {
  const purpose = isBroadcast(reply) ? 'broadcast' : 'answer';
  return channel.policy({ author: reply.from, purpose, heardAt, now });
}

function refused(
  { metrics, now }: OutboxPorts,
  channel: string,
  reply: OutboxItem,
  { again }: { again?: number },
): ConversationChange {
  if (again !== undefined && again - reply.createdAt < GIVE_UP_AFTER)
    return { postpone: [{ id: reply.id, attempts: reply.attempts, dueAt: Math.max(again, now()) }] };
  metrics.sends.inc({ channel, outcome: WINDOW_CLOSED });
  return { settle: [{ id: reply.id, error: WINDOW_CLOSED }] };
}

/** A crowd that waits for the same moment spreads out: over a second, or over half of a longer wait. */
function later({ now, random }: OutboxPorts, { id, attempts }: OutboxItem, dueAt: number): ConversationChange {
  const spread = Math.max(1_000, (dueAt - now()) / 2);
  return { postpone: [{ id, attempts, dueAt: Math.ceil(dueAt + random() * spread) }] };
}

/** What the account's next sends and the operator learn from this one. */
function note({ findings, now }: OutboxPorts, lane: Lane, { channel }: Address, error: SendError | undefined): void {
  if (error?.failure === 'retry' || error?.failure === 'channel') lane.breaker.fail(now(), error.failure === 'channel');
  else lane.answered();
  if (error?.failure === 'channel') findings.warn(channel, error.code);
}

function failed({ now, random }: OutboxPorts, reply: OutboxItem, error: SendError): ConversationChange {
  const isHopeless = error.failure === 'reply' || error.failure === 'person' || now() - reply.createdAt > GIVE_UP_AFTER;
  if (isHopeless) return { settle: [{ id: reply.id, error: error.code }] };
  const attempts = reply.attempts + 1;
  const dueAt = Math.max(nextTry(attempts, now(), random), now() + (error.retryAfterMs ?? 0));
  return { postpone: [{ id: reply.id, attempts, dueAt }] };
}

async function trySend(channel: Channel, to: Address, reply: OutboxItem, how: Way): Promise<Delivered | SendError> {
  try {
    return await channel.send(to, reply, how);
  } catch (cause) {
    return cause instanceof SendError ? cause : new SendError('retry', 'UNEXPECTED', { cause });
  }
}
