import type { Consent } from './consent/consent';
import type { Handoff, HandoffFact, HandoffStatus } from './handoff';
import type { RememberedOffer } from './offers/offer';
import type { Command } from './replies/commands';
import type { Choice } from './replies/reply';
import type { Interest } from './news/interests';
import type { Reachable, Safety } from './safety';

/** What the bot remembers of a conversation between turns. */
export interface Talk {
  handoff: Handoff;
  /** How often in a row it has not understood. */
  misses: number;
  /** Our last reply asked whether somebody is in danger. */
  dangerAsked?: boolean;
  /** The choices last offered, so that their numbers and titles are understood when typed. */
  offered: Choice[];
  /** The offer last checked. */
  offer?: RememberedOffer;
  /** Until then (epoch ms) only danger calls staff (see mute.ts), by the case with which that was decided. */
  mute?: { until: number; caseId: string };
  /** Somebody was in danger here: from then on everything is sent discreetly. */
  inDanger?: boolean;
  /** Whether they may be written to; nothing known when absent. */
  safety?: Safety & { byStaff?: boolean };
  /** Epoch ms at which they were last asked whether it is safe to write. */
  safetyAskedAt?: number;
  /** Epoch ms of their last message. */
  heardAt?: number;
  /** The chat was made to look harmless: nothing is said that could betray them (mask.ts). */
  harmless?: boolean;
  /** They did so themselves: only they open it again, or staff who know them safe. */
  left?: true;
  /** Epoch ms at which a cry opened a chat with a mask: nobody knows whose it was, so nothing from before is told to them. */
  strangerSince?: number;
  /** Epoch ms: until then a cry outside the hours agreed with staff has opened the chat. */
  openUntil?: number;
  /** Epoch ms at which staff last wrote to them. */
  staffWroteAt?: number;
  /** What was named before there was a case, for staff when there is one. */
  noted?: HandoffFact[];
  /** What the last request to staff was about. */
  about?: string;
  /** The closed case of which they were asked whether it was of help. */
  feedbackFor?: string;
  /** What they have agreed to, and withdrawn, in the order in which it came. */
  consents?: Consent[];
  /** Staff have asked whether somebody else may be told, and there was no answer yet. */
  consentAsked?: boolean;
  /** The version of the notice about their data that they were given. */
  notice?: string;
  /** They have asked to be erased, and staff know nothing of it. */
  toErase?: boolean;
  /** They have said that they are under 16. */
  child?: boolean;
  /** What they have asked to hear of. */
  subscribed?: Interest[];
  /** The campaign last sent to them, and when (epoch ms): what they write next tells what it has led to. */
  campaign?: { id: string; at: number };
  /** How many questions were answered. */
  answered?: number;
  /** Epoch ms at which a course was last offered. */
  nudgedAt?: number;
  /** They have spoken of danger or grief, or reported something: no course is offered. */
  heavy?: boolean;
  /** Id of the course that was begun last. */
  course?: string;
  /** The article that was given in answer to their last message. */
  given?: string;
  /** News of who answers that could not be told when it came: told when they write again. */
  held?: HandoffStatus;
  /** What of their case they were told since they last wrote. */
  told?: ToldNews[];
}

/** One piece of news of their case, and when (epoch ms) they were told it. */
interface ToldNews {
  news: string;
  at: number;
}

/** A conversation in which nothing was said yet. */
export const FRESH_TALK: Talk = { handoff: { mode: 'bot' }, misses: 0, offered: [] };

/** The person as they must be known before something is sent to them. */
export const reachable = ({ inDanger = false, safety, heardAt }: Talk): Reachable => ({
  inDanger,
  safety: safety ?? { state: 'unsure' },
  heardAt: heardAt ?? 0,
});

/** A message as the bot reads it. */
export interface Heard {
  text: string;
  /** The same with its words in standard spelling, without accents. */
  spelt: string;
  command?: Command;
  /** The text is the label of what was tapped, not words of the person's own. */
  tapped: boolean;
  /** The chat had a mask until now: it is answered as if it were the first. */
  asFirst?: true;
  /** Content types of what came with it. */
  attachments: string[];
  /** The place that they shared: latitude and longitude in degrees. */
  place?: string;
  /** The case that would be opened for it. */
  caseId: string;
  caseCode: string;
}

/** The event by which a client says that somebody has opened the chat: the bot greets. */
export const JOIN = 'webchat/join';

/** The event by which a client says that the person has left the chat for good: nobody reads it from then on. */
export const GOODBYE = 'webchat/goodbye';

/** The event by which a channel hands over contact details that a person has sent by a form; its value is one line of text. */
export const CONTACT = 'contact.submitted';

/** The event by which a channel tells that a person takes back their consent. */
export const WITHDRAWAL = 'consent.withdrawn';

/** The place in a message, if one was shared. */
export function placeIn({ attachments = [] }: { attachments?: { contentType: string; content?: unknown }[] }): {
  place?: string;
} {
  const shared = attachments.find(({ contentType }) => contentType.includes('location'));
  const { latitude, longitude } = (shared?.content ?? {}) as { latitude?: number; longitude?: number };
  return latitude === undefined || longitude === undefined ? {} : { place: `${latitude}, ${longitude}` };
}

/** The event by which the bot says that it has no answer to a message; its value is {@link Unanswered}. */
export const UNANSWERED = 'knowledge/unanswered';
export interface Unanswered {
  /** What the message was read to ask for. */
  intent: string;
}
