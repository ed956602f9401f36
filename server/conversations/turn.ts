import { HUSH } from '../../bot/discretion';
import { HANDOFF_INITIATE, type HandoffRequest } from '../../bot/handoff';
import { summaryOf } from '../../bot/handoff-request';
import { UNANSWERED } from '../../bot/talk';
import { ARTICLE, TURN } from '../../bot/turn-report';
import { isCampaignItem } from '../campaigns/names';
import { caseIdentity } from '../cases/identity';
import type { Activity } from '../channels/activity';
import type { NoteMedia } from '../media/note-media';
import type { Address, BotState, InboxItem, NewReply } from '../store/contract/conversations';

/** The result of one turn: what to say, what others must know, and the bot's new state. What staff wrote goes through the bot too. */
export interface TurnResult {
  replies: Activity[];
  /** Events for the rest of the system: `handoff.initiate`, `haidang.hush`. */
  events: Activity[];
  state: BotState;
}

/** Runs the bot over one activity; changes nothing by itself. */
export type RunTurn = (activity: Activity, state: BotState) => Promise<TurnResult>;

/** Takes up a handoff that the bot asked for. Called again with the same case id after a crash: must change nothing twice. */
export type TakeHandoff = (conversationId: string, address: Address, item: InboxItem, event: Activity) => Promise<void>;

/** One after the other: each of them hears of everything. */
export function inTurn(...takes: readonly TakeHandoff[]): TakeHandoff {
  return async (...asked) => {
    for (const take of takes) await take(...asked);
  };
}

/** Keeps a question to which the bot had no answer. Called again for the same message after a crash: must count it once. */
export type NoteUnanswered = (conversationId: string, item: InboxItem, event: Activity) => Promise<void>;

/** A reply that was given up, and why: a code of the channel or of the outbox. */
export interface Unsent {
  replyId: string;
  error: string;
  byStaff: boolean;
}

/** Tells staff what did not reach the person. Called again for the same replies after a crash: must tell once. */
export type NoteUnsent = (conversationId: string, unsent: readonly Unsent[]) => Promise<void>;

/** What the turn over one message leads to. */
export interface Outcome {
  state: BotState;
  send: NewReply[];
  /** What is still unsent must not go out any more. */
  hush: boolean;
}

interface TurnPorts {
  runTurn: RunTurn;
  takeHandoff: TakeHandoff;
  noteUnanswered?: NoteUnanswered;
  noteMedia?: NoteMedia;
  now: () => number;
}

/** Processes one message of a conversation: effects on cases first (idempotent), then the change to be committed. */
export async function processMessage(
  ports: TurnPorts,
  conversation: { id: string; address: Address; state: BotState },
  item: InboxItem,
): Promise<Outcome> {
  const { id, address, state } = conversation;
  await ports.noteMedia?.(id, item);
  const result = await ports.runTurn(situated(item, id, address), state);
  const take = async (event: Activity) => {
    if (event.name === UNANSWERED) await ports.noteUnanswered?.(id, item, event);
    else await ports.takeHandoff(id, address, item, event);
  };
  const [counted, others] = parted(result.events, ({ name }) => COUNTED.includes(name ?? ''));
  for (const event of others) await take(event);
  await Promise.all(counted.map(take));
  const from = item.from === 'staff' ? 'staff' : 'bot';
  const urgent = result.events.some(({ value }) => (value as HandoffRequest | undefined)?.priority === 1);
  const replies = urgent ? result.replies.map((reply) => ({ ...reply, importance: 'high' })) : result.replies;
  return {
    state: result.state,
    send: replies.map((reply, n) => replyTo(item, from, reply, n, ports.now())),
    hush: result.events.some(({ name }) => name === HUSH),
  };
}

/** Events that only count: no other waits for them, and they share one write. */
const COUNTED: readonly string[] = [TURN, ARTICLE];

function parted<T>(list: readonly T[], fits: (item: T) => boolean): [those: T[], others: T[]] {
  return [list.filter(fits), list.filter((item) => !fits(item))];
}

/** The case for a message that the bot could not process: a person must read it. */
export function handoffOfUnread(conversationId: string, item: InboxItem): Activity {
  const summary = summaryOf(item.activity.text ?? '');
  const facts = [{ name: 'not_processed', value: summary }];
  const value: HandoffRequest = { ...caseIdentity(conversationId, item.id), priority: 2, summary, facts };
  return { type: 'event', name: HANDOFF_INITIATE, value };
}

/** The activity with the fields that the Bot Framework wants to see. */
function situated(item: InboxItem, conversationId: string, address: Address): Activity {
  return {
    ...item.activity,
    id: item.id,
    channelId: address.channel,
    serviceUrl: '',
    timestamp: new Date(item.receivedAt),
    conversation: { id: conversationId, name: '', isGroup: false, conversationType: 'personal' },
    from: { id: item.from === 'user' ? address.user : item.from, name: '' },
    recipient: { id: 'hai-dang', name: '' },
  };
}

/** Ids follow from the message answered, so that a turn that is run again makes the same ones; a campaign's is known by its name. */
function replyTo(item: InboxItem, from: NewReply['from'], activity: Activity, n: number, now: number): NewReply {
  const of = item.from === 'system' && isCampaignItem(item.id) ? item.id : item.seq;
  return { id: `re:${of}:${n}`, from, createdAt: now, activity: { ...activity, replyToId: item.id } };
}

/** Counts what became of a campaign's message on its way; may be called again for the same one. */
export type NoteCampaign = (conversationId: string, campaign: string, error?: string) => Promise<void>;
