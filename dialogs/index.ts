import type { ConversationState } from 'botbuilder-core';
import { type DialogState, DialogSet } from 'botbuilder-dialogs';
import type { Dialogs } from '../bot/assistant';
import type { Library } from '../bot/replies/library';
import { createIntake, intakePrompt } from './intake';
import { reportIntake } from './report';
import { crisisIntake, safetyIntake, witnessIntake } from './safety';

/** All dialogs that ask for a report. A new one is a file beside these and a name in this list. */
const INTAKES = [safetyIntake, witnessIntake, crisisIntake, reportIntake];

/** Makes the dialogs over one conversation's state. */
export function createDialogs(library: Library): (state: ConversationState) => Dialogs {
  return (state) => {
    const set = new DialogSet(state.createProperty<DialogState>('dialogs'));
    set.add(intakePrompt());
    for (const intake of INTAKES) set.add(createIntake(intake, library));
    return {
      active: async (context) => (await set.createContext(context)).stack[0]?.id,
      begin: async (context, name, { handoff: { caseId, caseCode, priority }, opening }) => {
        const dialogs = await set.createContext(context);
        await dialogs.cancelAllDialogs();
        await dialogs.beginDialog(name, { caseId, caseCode, priority, ...(opening && { opening }) });
      },
      continue: async (context) => {
        const dialogs = await set.createContext(context);
        await dialogs.continueDialog();
      },
      cancel: async (context) => {
        const dialogs = await set.createContext(context);
        await dialogs.cancelAllDialogs();
      },
    };
  };
}
