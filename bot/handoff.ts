import type { Safety } from './safety';

/** Who is talking: the bot alone; the bot, with a case that staff have yet to take; or staff. */
export type HandoffMode = 'bot' | 'waiting' | 'staff';

/** 1 emergency, 2 report of somebody who may be in danger, 3 other report or request. */
export type Priority = 1 | 2 | 3;

/** Where a conversation stands between bot and staff. */
export interface Handoff {
  mode: HandoffMode;
  caseId?: string;
  caseCode?: string;
  priority?: Priority;
  /** Staff answer outside the console; epoch ms of their last sign there. */
  takenOverAt?: number;
}

/** What moves a conversation between bot and staff. */
export type HandoffEvent =
  | { type: 'initiated' | 'accepted' | 'reopened'; caseId: string; caseCode: string; priority: Priority }
  | { type: 'released' | 'followed' }
  | { type: 'absent' | 'late' }
  | { type: 'completed' }
  | { type: 'taken-over'; at: number }
  | { type: 'given-back' };

/** The whole life of a handoff in one place; an event that does not fit where we are changes nothing. */
export function nextHandoff(now: Handoff, event: HandoffEvent): Handoff {
  switch (event.type) {
    case 'initiated':
    case 'reopened':
      return now.mode === 'bot' ? waiting(event) : joined(now, event);
    case 'accepted':
      // Also when the bot knows of no case: once a person has taken the conversation, the bot is silent.
      return now.mode === 'staff' && !now.takenOverAt ? now : { ...waiting(event), mode: 'staff' };
    case 'released':
    case 'followed':
      return now.mode === 'staff' ? { ...now, mode: 'waiting' } : now;
    case 'absent':
    case 'late':
      return now;
    case 'completed':
      return { mode: 'bot' };
    case 'taken-over':
      // Whoever holds the case in the console goes on holding it: that ends by their word and not by time.
      return now.mode === 'staff' && !now.takenOverAt ? now : { ...now, mode: 'staff', takenOverAt: event.at };
    case 'given-back':
      return withoutTakeover(now);
  }
}

function withoutTakeover(now: Handoff): Handoff {
  const { takenOverAt, ...rest } = now;
  return takenOverAt === undefined ? now : { ...rest, mode: now.caseId ? 'waiting' : 'bot' };
}

/** A case that is open goes on; where staff answer outside the console there may be none yet. */
const joined = (
  now: Handoff,
  { caseId, caseCode, priority }: Pick<HandoffRequest, 'caseId' | 'caseCode' | 'priority'>,
) => ({
  caseId,
  caseCode,
  ...now,
  priority: higher(now.priority, priority),
});

const waiting = ({
  caseId,
  caseCode,
  priority,
}: Pick<HandoffRequest, 'caseId' | 'caseCode' | 'priority'>): Handoff => ({
  mode: 'waiting',
  caseId,
  caseCode,
  priority,
});

const higher = (a: Priority = 3, b: Priority = 3): Priority => (a < b ? a : b);

/** One thing that was understood or answered. */
export interface HandoffFact {
  name: string;
  value: string;
  /** The message it was understood from, when that was an earlier one. */
  messageId?: string;
  /** Takes the place of what was answered under this name before. */
  corrects?: boolean;
}

/** The value of our `handoff.initiate` event: the case to open or, when it is open already, what to add to it. */
export interface HandoffRequest {
  caseId: string;
  caseCode: string;
  priority: Priority;
  summary: string;
  facts: HandoffFact[];
  /** What the person said about whether it is safe to write to them: what is named here changes. */
  safety?: Partial<Safety>;
  /** What is known of that from before: a case that is opened begins with it. */
  standing?: Partial<Safety>;
  /** At some time the person was in danger, be it on account of another case. */
  inDanger?: boolean;
}

/** Bot Framework handoff protocol: the event by which a bot asks for a person, and the one by which the person's side answers. */
export const HANDOFF_INITIATE = 'handoff.initiate';
export const HANDOFF_STATUS = 'handoff.status';

/**
 * The events by which a channel tells that staff answer outside the console (in the Page's inbox, in the Official
 * Account's chat tool, through another app of the Page), and that they have given the conversation back. They come from
 * `staff`, and are not to be passed on: the person has read the answer already.
 */
export const HANDOFF_TAKEOVER = 'handoff.takeover';
export const HANDOFF_RETURN = 'handoff.return';

/** The value of a {@link HANDOFF_TAKEOVER} event. */
export interface HandoffTakeover {
  /** What staff wrote; empty when they wrote nothing, or no text. */
  text: string;
  /** The platform says itself that a person wrote it, or it can be nobody else. */
  certain: boolean;
  /** The id of the reply of ours of which this is an echo. */
  replyId?: string;
}

/** The value of a `handoff.status` event. */
export interface HandoffStatus {
  /** `absent`, `late`: nobody is there, or nobody has taken the case in time; who answers stays the same. */
  state: 'accepted' | 'released' | 'followed' | 'completed' | 'reopened' | 'absent' | 'late';
  staffName?: string;
  caseId: string;
  caseCode: string;
  priority: Priority;
}
