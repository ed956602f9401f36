import type { Handoff } from './handoff';
import type { RememberedOffer } from './offers/offer';
import type { Command } from './replies/commands';
import type { Choice } from './replies/reply';

/** What the bot remembers of a conversation between turns. */
export interface Talk {
  handoff: Handoff;
  /** How often in a row it has not understood. */
  misses: number;
  /** The choices last offered, so that their numbers and titles are understood when typed. */
  offered: Choice[];
  /** The offer last checked. */
  offer?: RememberedOffer;
  /** It is not safe to write to them: nothing is said until they write. */
  quiet?: boolean;
}

/** A conversation in which nothing was said yet. */
export const FRESH_TALK: Talk = { handoff: { mode: 'bot' }, misses: 0, offered: [] };

/** A message as the bot reads it. */
export interface Heard {
  text: string;
  command?: Command;
  /** The text is the label of what was tapped, not words of the person's own. */
  tapped: boolean;
  /** Content types of what came with it. */
  attachments: string[];
  /** The case that would be opened for it. */
  caseId: string;
  caseCode: string;
}

/** The event by which a client says that somebody has opened the chat: the bot greets. */
export const JOIN = 'webchat/join';
