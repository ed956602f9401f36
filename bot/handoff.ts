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
}

/** What moves a conversation between bot and staff. */
export type HandoffEvent =
  | { type: 'initiated' | 'accepted' | 'reopened'; caseId: string; caseCode: string; priority: Priority }
  | { type: 'released' | 'followed' }
  | { type: 'absent' | 'late' }
  | { type: 'completed' };

/** The whole life of a handoff in one place; an event that does not fit where we are changes nothing. */
export function nextHandoff(now: Handoff, event: HandoffEvent): Handoff {
  switch (event.type) {
    case 'initiated':
    case 'reopened':
      return now.mode === 'bot' ? waiting(event) : { ...now, priority: higher(now.priority, event.priority) };
    case 'accepted':
      // Also when the bot knows of no case: once a person has taken the conversation, the bot is silent.
      return now.mode === 'staff' ? now : { ...waiting(event), mode: 'staff' };
    case 'released':
    case 'followed':
      return now.mode === 'staff' ? { ...now, mode: 'waiting' } : now;
    case 'absent':
    case 'late':
      return now;
    case 'completed':
      return { mode: 'bot' };
  }
}

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
  /** The person has taken the request back. */
  withdrawn?: boolean;
}

/** Bot Framework handoff protocol: the event by which a bot asks for a person, and the one by which the person's side answers. */
export const HANDOFF_INITIATE = 'handoff.initiate';
export const HANDOFF_STATUS = 'handoff.status';

/** The value of a `handoff.status` event. */
export interface HandoffStatus {
  /** `absent`, `late`: nobody is there, or nobody has taken the case in time; who answers stays the same. */
  state: 'accepted' | 'released' | 'followed' | 'completed' | 'reopened' | 'absent' | 'late';
  staffName?: string;
  caseId: string;
  caseCode: string;
  priority: Priority;
}
