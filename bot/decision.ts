import type { Intent } from '../knowledge/schema';
import type { Purpose } from './consent/consent';
import type { HandoffRequest } from './handoff';
import type { Interest } from './news/interests';
import type { OfferCheck } from './offers/offer';
import type { Reply } from './replies/reply';
import type { EmergencyDialog } from './replies/urgent';

/** What to do about a message. */
export interface Decision {
  reply?: Reply;
  /** Ask for staff, or tell them more. */
  handoff?: HandoffRequest;
  /** A dialog that takes over; its first question is `reply`, if there is one. */
  dialog?: DialogName;
  /** The course that is begun or gone on with, by the dialog `course`. */
  course?: { id: string; class?: string };
  /** What the person wants to hear of from now on; empty: nothing any more. */
  news?: Interest[];
  /** The offer that the message holds, checked. */
  offer?: OfferCheck;
  understood: boolean;
  /** What was asked besides, to be said when the dialog has come to its end. */
  later?: Reply;
  /** The reply asks whether somebody is in danger. */
  asksAboutDanger?: true;
  /** The person wants what is kept of them to be removed, and nothing stands against it. */
  erase?: boolean;
  /** They asked for a person themselves. */
  asksForStaff?: true;
  /** The consent that the person takes back. */
  revoke?: Purpose;
  /** The article that it is answered with. */
  article?: string;
  /** What was asked is not known, or was not understood: for the editors of the knowledge. */
  unanswered?: Intent;
}

/** Every dialog there is. */
export type DialogName = EmergencyDialog | 'report' | 'missing' | 'offer-check' | 'course';

/** The message was understood, and this is said. */
export const understood = (reply: Reply): Decision => ({ reply, understood: true });
