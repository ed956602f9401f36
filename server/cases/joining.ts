import { ANSWERED } from '../../bot/consent/asking';
import type { HandoffRequest } from '../../bot/handoff';
import type { Case, CaseFact, CaseStep } from '../store/contract/cases';
import type { InboxItem } from '../store/contract/conversations';
import { inNobodysHands } from './changes';
import { withWishes } from './own-data';

/** Somebody who writes a thousand messages must not make the case too heavy to open: the first facts and the latest stay. */
const FIRST_FACTS = 100;
const LATEST_FACTS = 200;
/** A turn is run again at once or soon after: older messages need not be known by their ids. */
const LATEST_JOINED = 50;

/** Names under which the history keeps what people outside the staff did. */
const BY_SYSTEM = 'system';
export const BY_PERSON = 'user';

/** The message and what the bot asks for on its account. */
export interface Asked {
  item: Pick<InboxItem, 'id' | 'receivedAt'> & { text?: string | undefined };
  request: HandoffRequest;
}

/** The case that a message opens. */
export function openCase(conversationId: string, channel: string, { item, request }: Asked): Case {
  const at = item.receivedAt;
  return {
    id: request.caseId,
    code: request.caseCode,
    conversationId,
    channel,
    priority: request.priority,
    status: 'open',
    openedAt: at,
    summary: request.summary.toWellFormed(),
    facts: factsOf({ item, request }),
    ...safetyAfter({}, { item, request: { ...request, safety: { ...request.standing, ...request.safety } } }),
    ...(request.inDanger && { inDanger: true }),
    ...withWishes([], request, item),
    notes: [],
    history: [{ key: `opened:${item.id}`, at, by: BY_SYSTEM, action: 'opened' }],
    referrals: [],
    step: 'receive',
    lastMessageAt: at,
    waitingSince: at,
    unattendedSince: at,
    told: [],
    joined: [item.id],
    aliases: [],
    changedAt: at,
    news: 'opened',
    version: 1,
  };
}

/** The case with what a further message adds; undefined when it adds nothing, as on a turn that is run again. */
export function joinCase(current: Case, asked: Asked): Case | undefined {
  const { item, request } = asked;
  const isRaised = request.priority < current.priority;
  if (hasJoined(current, item.id) && !isRaised && factsOf(asked).every((fact) => knows(current, fact)))
    return undefined;
  const joined = [...current.joined.filter((id) => id !== item.id), item.id].slice(-LATEST_JOINED);
  const facts = [...current.facts, ...factsOf(asked).filter((fact) => !knows(current, fact))];
  const aliases = isAlias(current, request.caseCode) ? [...current.aliases, request.caseCode] : current.aliases;
  const lastMessageAt = Math.max(current.lastMessageAt, item.receivedAt);
  const next: Case = {
    ...owed(current, item.receivedAt),
    facts: trim(facts),
    joined,
    aliases,
    lastMessageAt,
    referrals: answered(current, asked),
    ...safetyAfter(current, asked),
    ...withWishes(current.ownData, request, item),
    ...(request.inDanger && { inDanger: true }),
    news: 'message',
  };
  return isRaised ? raise(next, asked) : next;
}

/** A referral for which nobody had asked the person yet has their word now. */
function answered({ referrals }: Case, { request }: Asked): Case['referrals'] {
  const hasAgreed = request.facts.some(({ name, value }) => name === ANSWERED && value === 'yes');
  if (!hasAgreed) return referrals;
  return referrals.map((one) => (one.consent === 'unrecorded' ? { ...one, consent: 'given' as const } : one));
}

/** The person has said something: the owner owes an answer; a case that was only followed goes back into the queue. */
function owed(current: Case, at: number): Case {
  if (current.status === 'open') return current;
  const waiting = { ...current, ...(current.owedSince === undefined && { owedSince: at, waitingSince: at }) };
  return current.status === 'following' ? { ...waiting, ...inNobodysHands(waiting, at) } : waiting;
}

const isAlias = ({ code, aliases }: Case, given: string) => given !== code && !aliases.includes(given);

/** Said to a case that is closed already, and asking for nothing: "cảm ơn", "chào". */
export function isAfterword({ request }: Asked): boolean {
  const intent = request.facts.find(({ name }) => name === 'intent')?.value;
  return request.priority === 3 && (intent === 'thanks_bye' || intent === 'greeting');
}

/** The closed case with a last word of the person. */
export function addAfterword(current: Case, asked: Asked): Case | undefined {
  const { status } = current;
  return status === 'closed' && !hasJoined(current, asked.item.id)
    ? {
        ...current,
        facts: trim([...current.facts, ...factsOf(asked)]),
        joined: [...current.joined, asked.item.id].slice(-LATEST_JOINED),
        lastMessageAt: Math.max(current.lastMessageAt, asked.item.receivedAt),
        news: 'message',
      }
    : undefined;
}

/** Whether a case was opened by this message. */
export const isOpenedBy = ({ history }: Case, { id }: Pick<InboxItem, 'id'>): boolean =>
  history[0]?.key === `opened:${id}`;

/** Whether a message is part of the case already. */
export const hasJoined = ({ joined }: Case, messageId: string): boolean => joined.includes(messageId);

/** What the person says of their safety holds from that message on, until a later one or staff say otherwise. */
function safetyAfter({ safety: known }: Pick<Case, 'safety'>, { item, request }: Asked): Pick<Case, 'safety'> {
  const { safety } = request;
  if (!safety || !Object.keys(safety).length || (known && known.at >= item.receivedAt)) return {};
  return { safety: { state: 'unsure', ...known, ...safety, at: item.receivedAt, by: BY_PERSON } };
}

function raise(current: Case, { item, request }: Asked): Case {
  const detail = `${current.priority} → ${request.priority}`;
  const step: CaseStep = { key: `raised:${item.id}`, at: item.receivedAt, by: BY_SYSTEM, action: 'raised', detail };
  // In the queue stands what made it urgent, not what began it.
  const summary = request.summary.toWellFormed();
  // What has become an emergency calls as one from now on, whoever has it and however long it has waited.
  const since = current.status === 'open' ? { unattendedSince: item.receivedAt } : { owedSince: item.receivedAt };
  return {
    ...current,
    ...since,
    alarm: undefined,
    priority: request.priority,
    summary,
    history: [...current.history, step],
  };
}

const factsOf = ({ item, request }: Asked): CaseFact[] =>
  request.facts.map(({ name, value, messageId = item.id, corrects }) => ({
    name,
    value: value.toWellFormed(),
    messageId,
    ...(corrects && { corrects }),
  }));

const knows = ({ facts }: Case, fact: CaseFact) =>
  facts.some(({ name, messageId }) => name === fact.name && messageId === fact.messageId);

const trim = (facts: CaseFact[]): CaseFact[] =>
  facts.length > FIRST_FACTS + LATEST_FACTS ? [...facts.slice(0, FIRST_FACTS), ...facts.slice(-LATEST_FACTS)] : facts;
