import type { HandoffRequest } from '../../bot/handoff';
import type { Case, CaseFact, CaseStep, InboxItem } from '../store/records';

/** Somebody who writes a thousand messages must not make the case too heavy to open: the first facts and the latest stay. */
const FIRST_FACTS = 100;
const LATEST_FACTS = 200;

/** How a case ends that the person took back; nobody else may end one so. */
export const WITHDRAWN = 'withdrawn';

/** Names under which the history keeps what people outside the staff did. */
export const BY_SYSTEM = 'system';
export const BY_PERSON = 'user';

/** The message and what the bot asks for on its account. */
export interface Asked {
  item: Pick<InboxItem, 'id' | 'receivedAt'>;
  request: HandoffRequest;
}

/** The case that a message opens. */
export function openCase(conversationId: string, channel: string, { item, request }: Asked): Case {
  return {
    id: request.caseId,
    code: request.caseCode,
    conversationId,
    channel,
    priority: request.priority,
    status: 'open',
    openedAt: item.receivedAt,
    summary: request.summary.toWellFormed(),
    facts: factsOf({ item, request }),
    notes: [],
    history: [{ key: `opened:${item.id}`, at: item.receivedAt, by: BY_SYSTEM, action: 'opened' }],
    lastMessageAt: item.receivedAt,
    version: 1,
  };
}

/** The case with what a further message adds; undefined when it adds nothing, as on a turn that is run again. */
export function joinCase(current: Case, asked: Asked): Case | undefined {
  const facts = factsOf(asked).filter((fact) => !current.facts.some((known) => isSame(known, fact)));
  const lastMessageAt = Math.max(current.lastMessageAt, asked.item.receivedAt);
  const raised = asked.request.priority < current.priority;
  if (!facts.length && !raised && lastMessageAt === current.lastMessageAt) return undefined;
  const next = { ...current, facts: trim([...current.facts, ...facts]), lastMessageAt };
  return raised ? raise(next, asked) : next;
}

/** The case after the person took it back: closed, or, when somebody may be in danger, marked. Undefined on a repeat. */
export function withdrawCase(current: Case, { item }: Asked): Case | undefined {
  const step: CaseStep = { key: `withdrawn:${item.id}`, at: item.receivedAt, by: BY_PERSON, action: 'withdrawn' };
  if (current.history.some(({ key }) => key === step.key)) return undefined;
  const lastMessageAt = Math.max(current.lastMessageAt, item.receivedAt);
  const marked = { ...current, lastMessageAt, history: [...current.history, step] };
  // Whoever holds the phone might have asked for it: only a request without danger goes.
  if (current.priority !== 3) return marked;
  return { ...marked, status: 'closed', closedAt: item.receivedAt, outcome: WITHDRAWN };
}

/** Whether a message is part of the case already. */
export function hasJoined(current: Case, messageId: string): boolean {
  return (
    current.facts.some((fact) => fact.messageId === messageId) || current.history[0]?.key === `opened:${messageId}`
  );
}

function raise(current: Case, { item, request }: Asked): Case {
  const detail = `${current.priority} → ${request.priority}`;
  const step: CaseStep = { key: `raised:${item.id}`, at: item.receivedAt, by: BY_SYSTEM, action: 'raised', detail };
  // In the queue stands what made it urgent, not what began it.
  const summary = request.summary.toWellFormed();
  return { ...current, priority: request.priority, summary, history: [...current.history, step] };
}

const factsOf = ({ item, request }: Asked): CaseFact[] =>
  request.facts.map(({ name, value }) => ({ name, value: value.toWellFormed(), messageId: item.id }));

const isSame = (a: CaseFact, b: CaseFact) => a.name === b.name && a.messageId === b.messageId;

const trim = (facts: CaseFact[]): CaseFact[] =>
  facts.length > FIRST_FACTS + LATEST_FACTS ? [...facts.slice(0, FIRST_FACTS), ...facts.slice(-LATEST_FACTS)] : facts;
