import type { HandoffFact, HandoffRequest } from './handoff';
import { HANDOFF_INITIATE, nextHandoff } from './handoff';
import { mutedFacts } from './mute';
import { handoffRequest } from './handoff-request';
import { takeEraseWish } from './own-data';
import type { Library } from './replies/library';
import type { Reply } from './replies/reply';
import type { Heard, Talk } from './talk';

/** What a turn lets its rooms do, whatever framework it runs in. What is remembered is changed in `talk`. */
export interface Turn {
  talk: Talk;
  library: Library;
  /** Epoch ms. */
  now: number;
  /** By which channel. */
  channel: string;
  /** Far more people write than usual. */
  isSurge: boolean;
  /** To the person. */
  reply(
    reply: Reply,
    more?: { attachments?: { contentType: string; contentUrl: string }[]; channelData?: object; importance?: 'low' },
  ): Promise<void>;
  /** To our own side. */
  event(name: string, value?: unknown): Promise<void>;
  /** What was being asked is given up. */
  endDialog(): Promise<void>;
}

/** Says a phrase of the library. */
export async function say(turn: Turn, phrase: string, slots: Record<string, string> = {}): Promise<void> {
  await turn.reply({ text: turn.library.phrase(phrase, slots), choices: [] });
}

/** The Bot Framework's way of asking for a person; who hears it opens the case, or adds to it. */
export async function askStaff(turn: Turn, request: HandoffRequest): Promise<void> {
  await turn.event(HANDOFF_INITIATE, {
    ...request,
    facts: [...request.facts, ...mutedFacts(turn), ...takeEraseWish(turn)],
  });
}

/** Opens a case for the message, or adds to the one that is open. */
export async function addToCase(turn: Turn, request: HandoffRequest): Promise<void> {
  await askStaff(turn, request);
  turn.talk.handoff = nextHandoff(turn.talk.handoff, { ...request, type: 'initiated' });
}

/** Adds a fact to the case, if there is one. */
export async function tellCase(turn: Turn, heard: Heard, fact: HandoffFact): Promise<void> {
  if (!turn.talk.handoff.caseId) return;
  await askStaff(turn, { ...handoffRequest(heard, turn.talk, 3), facts: [fact] });
}
