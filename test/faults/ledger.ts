import type { LogEntry } from '../../server/store/contract/conversations';
import type { Store } from '../../server/store/store';
import type { MessengerPlatform, MessengerSend } from '../platforms/messenger-platform';
import { replyIdIn } from '../../server/channels/messenger/marks';
import { type Break, type Repeat, repeatsOf, unexplained } from './breaks';
import type { Person } from './crowd';
import { groupBy } from './group-by';

const PAGE = 200;

/** What became of all that was accepted; counted in the store and at the platform, by ids. */
export interface Talk {
  accepted: number;
  answered: number;
  /** Accepted and not in the store. */
  lost: number;
  /** In the store more than once. */
  storedTwice: number;
  unanswered: number;
  /** Answered by the bot while staff held the conversation. */
  notSilent: number;
  /** Replies that wait still. */
  unsent: number;
  /** Replies that the platform would not take. */
  refused: number;
  /** Replies that count as sent and never came to the platform. */
  neverCame: number;
  /** Came to the platform and stand in no conversation. */
  unknown: number;
  /** Replies that came again. */
  twice: number;
  /** Of these, where no process or wire was cut between the platform's answer and our write. */
  twiceForNothing: number;
  /** Replies that came before an earlier one, or answers before an earlier question's. */
  outOfOrder: number;
  /** Messages stored before one that was taken earlier, of people who write in turn. */
  storedOutOfOrder: number;
}

const NOTHING: Talk = {
  ...{ accepted: 0, answered: 0, lost: 0, storedTwice: 0, unanswered: 0, notSilent: 0, unsent: 0, refused: 0 },
  ...{ neverCame: 0, unknown: 0, twice: 0, twiceForNothing: 0, outOfOrder: 0, storedOutOfOrder: 0 },
};

/** Counts over everybody. */
export async function countTalk(
  { conversations }: Store,
  people: readonly Person[],
  { sent, cameAt }: Pick<MessengerPlatform, 'sent' | 'cameAt'>,
  breaks: readonly Break[],
): Promise<Talk> {
  const came = groupBy(
    sent.map((send, n) => ({ ...send, at: cameAt[n] ?? 0 })),
    ({ recipient }) => recipient.id,
  );
  const total = { ...NOTHING };
  for (const person of people) {
    const log = await wholeLog(conversations, conversations.idOf(addressOf(person)));
    // The log was read after this: what was sent in between has come, too.
    const hasCome = (id: string) => sent.some((one) => one.recipient.id === person.id && replyIdOf(one) === id);
    const counts = countPerson(person, log, { came: came.get(person.id) ?? [], hasCome, breaks });
    for (const name of Object.keys(total) as (keyof Talk)[]) total[name] += counts[name];
  }
  return total;
}

/** Where a person's conversation takes place. */
export const addressOf = ({ id }: Person) => ({ channel: 'messenger', account: '100', user: id });

async function wholeLog(conversations: Store['conversations'], id: string): Promise<LogEntry[]> {
  const log: LogEntry[] = [];
  for (;;) {
    const some = await conversations.log(id, log.at(-1)?.seq ?? 0, PAGE);
    if (!some.length) return log;
    log.push(...some);
  }
}

const replyIdOf = ({ message }: MessengerSend) => replyIdIn(message.metadata) ?? '';

/** What came to a person. */
interface Coming {
  /** In its order, up to a moment before the log was read. */
  came: readonly (MessengerSend & { at: number })[];
  /** Whether a reply has come by now. */
  hasCome: (id: string) => boolean;
  breaks: readonly Break[];
}

/** A reply to a message is named after the place of that message in the conversation. */
const placeAnswered = (replyId: string) => Number(/^re:(\d+):/.exec(replyId)?.[1] ?? NaN);

function countPerson(person: Person, log: readonly LogEntry[], coming: Coming): Talk {
  const said = log.filter(({ from }) => from === 'user');
  const replies = log.filter(({ from }) => from === 'bot' || from === 'staff');
  const answers = new Set(replies.filter(({ state }) => state !== 'queued').map(({ id }) => placeAnswered(id)));
  const [aloud, underStaff] = [false, true].map((held) => said.filter(({ id }) => person.underStaff.has(id) === held));
  const stored = said.map(({ id }) => id);
  const storedOutOfOrder = person.isInTurn ? inversions(stored.map((mid) => person.accepted.indexOf(mid))) : 0;
  if (storedOutOfOrder) explain(person, said);
  return {
    accepted: person.accepted.length,
    answered: (aloud ?? []).filter(({ seq }) => answers.has(seq)).length,
    lost: person.accepted.filter((mid) => !stored.includes(mid)).length,
    storedTwice: stored.length - new Set(stored).size,
    unanswered: (aloud ?? []).filter(({ seq }) => !answers.has(seq)).length,
    notSilent: (underStaff ?? []).filter(({ seq }) => answers.has(seq)).length,
    unsent: replies.filter(({ state }) => state === 'queued').length,
    refused: replies.filter(({ state }) => state === 'failed').length,
    ...compare(replies, coming),
    storedOutOfOrder,
  };
}

const explained = new Set<string>();

/** Says once of a person which messages were stored in another order than they were taken in, and when each was taken. */
function explain({ id, accepted }: Person, said: readonly LogEntry[]): void {
  if (explained.has(id)) return;
  explained.add(id);
  const stored = said.map(({ seq, id: mid, at }) => `${mid} at ${new Date(at).toISOString()} in place ${seq}`);
  process.stderr.write(`${id}: taken ${accepted.join()}; stored ${stored.join('; ')}\n`);
}

const isSent = (state: LogEntry['state']) => state === 'sent' || state === 'delivered' || state === 'read';

/** What stands in the store beside what came; a long reply comes in several parts, each with words of its own. */
function compare(
  replies: readonly LogEntry[],
  { came, hasCome, breaks }: Coming,
): Pick<Talk, 'neverCame' | 'unknown' | 'twice' | 'twiceForNothing' | 'outOfOrder'> {
  const places = new Map(replies.map(({ id }, place) => [id, place]));
  const ids = came.map(replyIdOf);
  const repeats = repeatsIn(came);
  const firsts = [...new Set(ids)].map((id) => places.get(id) ?? -1);
  return {
    neverCame: replies.filter(({ id, state }) => isSent(state) && !hasCome(id)).length,
    unknown: firsts.filter((place) => place < 0).length,
    twice: repeats.length,
    twiceForNothing: unexplained(repeats, breaks).length,
    outOfOrder: inversions(firsts) + inversions(firsts.map((place) => placeAnswered(replies[place]?.id ?? ''))),
  };
}

/** When a reply came again. A long one comes in several messages: one that was broken off comes again from its beginning. */
function repeatsIn(came: Coming['came']): Repeat[] {
  return [...groupBy(came, replyIdOf).values()].flatMap((ofReply) => {
    const parts = groupBy(ofReply, ({ message }) => JSON.stringify(message));
    const perPart = [...parts.values()].map((same) => repeatsOf(same.map(({ at }) => at)));
    return perPart.reduce((most, one) => (one.length > most.length ? one : most), []);
  });
}

/** How often a number comes after a larger one. */
function inversions(numbers: readonly number[]): number {
  let [largest, count] = [-Infinity, 0];
  for (const number of numbers) {
    if (number < largest) count += 1;
    largest = Math.max(largest, number);
  }
  return count;
}
