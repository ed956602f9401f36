import type { ConversationState, StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import { type DialogState, DialogSet } from 'botbuilder-dialogs';
import type { Dialogs } from '../bot/assistant';
import type { RememberedOffer } from '../bot/offers/offer';
import type { OfferDesk } from '../bot/offers/offer-desk';
import type { Library } from '../bot/replies/library';
import { COURSE_DIALOG, CourseDialog, type CoursesKept, type Certify } from './course';
import { IntakeDialog } from './intake';
import { OfferCheckDialog, type OfferCheckResult } from './offer-check';
import { missingIntake, reportIntake } from './report';
import type { Told } from './told';
import { crisisIntake, safetyIntake, witnessIntake } from './safety';

/** All dialogs that ask for a report. A new one is a file beside these and a name in this list. */
const INTAKES = [safetyIntake, witnessIntake, crisisIntake, reportIntake, missingIntake];

interface Parts {
  library: Library;
  offers: OfferDesk;
  certify: Certify;
  /** Whether far more people write than usual. */
  isSurge: () => boolean;
}

/** Makes the dialogs over one conversation's state. */
export function createDialogs({ library, offers, certify, isSurge }: Parts): (state: ConversationState) => Dialogs {
  return (state) => {
    const accessor = state.createProperty<DialogState>('dialogs');
    /** Most messages meet no dialog: nothing is made for them. */
    let made: DialogSet | undefined;
    const set = () => (made ??= madeSet(state, accessor));
    const stackOf = async (context: TurnContext) => (await accessor.get(context))?.dialogStack ?? [];
    const isIdle = async (context: TurnContext) => !(await stackOf(context)).length;
    return {
      active: async (context) => (await stackOf(context))[0]?.id,
      begin: async (context, name, { handoff, opening, later, notice, discreet, course }) => {
        const dialogs = await set().createContext(context);
        await dialogs.cancelAllDialogs();
        if (course) {
          await dialogs.beginDialog(COURSE_DIALOG, course);
          return;
        }
        const of = handoff && { caseId: handoff.caseId, caseCode: handoff.caseCode, priority: handoff.priority };
        await dialogs.beginDialog(name, {
          ...of,
          ...(opening && { opening }),
          ...(later && { later }),
          ...(notice !== undefined && { notice }),
          ...(discreet && { discreet }),
        });
      },
      continue: async (context) => {
        const dialogs = await set().createContext(context);
        return offerIn((await dialogs.continueDialog()).result);
      },
      reprompt: async (context) => {
        if (await isIdle(context)) return;
        const dialogs = await set().createContext(context);
        await dialogs.repromptDialog();
      },
      cancel: async (context) => {
        if (await isIdle(context)) return;
        const dialogs = await set().createContext(context);
        await dialogs.cancelAllDialogs();
      },
    };
  };

  function madeSet(state: ConversationState, accessor: StatePropertyAccessor<DialogState>): DialogSet {
    const set = new DialogSet(accessor);
    const told = state.createProperty<Told>('told');
    for (const intake of INTAKES) set.add(new IntakeDialog({ intake, library, told, isSurge }));
    set.add(new OfferCheckDialog(offers));
    const kept = state.createProperty<CoursesKept>('courses');
    set.add(new CourseDialog({ library, kept, certify }));
    return set;
  }
}

/** Intakes end with nothing, the check of an offer with the offer. */
function offerIn(result: unknown): RememberedOffer | undefined {
  return typeof result === 'object' && result !== null ? (result as OfferCheckResult).offer : undefined;
}
