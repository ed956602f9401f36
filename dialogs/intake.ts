import { type DialogTurnResult, TextPrompt, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import { type HandoffFact, HANDOFF_INITIATE, type HandoffRequest } from '../bot/handoff';
import { parseCommand } from '../bot/replies/commands';
import type { Library } from '../bot/replies/library';
import type { Reply } from '../bot/replies/reply';
import type { DialogName } from '../bot/respond';
import type { Safety } from '../bot/safety';
import { toActivity } from './activities';

/** What an intake is told when it begins. */
export interface IntakeOptions {
  caseId: string;
  caseCode: string;
  priority: HandoffRequest['priority'];
  /** Said instead of the first question, which it must contain. */
  opening?: Reply;
}

/** A few short questions, one by one, each of which may be skipped; answers go to staff as they come. */
export interface Intake {
  id: DialogName;
  /** Names of phrases; the answer becomes a fact of that name. */
  questions: readonly string[];
  thanks: string;
  /** Gives the phrase with which to leave the person in peace after this answer, or undefined to go on. */
  stopsAfter?: (question: string, answer: string) => string | undefined;
  /** What the answer says about whether it is safe to write to them. */
  safetyIn?: (question: string, answer: string) => Partial<Safety> | undefined;
}

const ANSWER_LENGTH = 500;
export const INTAKE_PROMPT = 'intake-answer';
export const intakePrompt = () => new TextPrompt(INTAKE_PROMPT);

/** Makes the dialog of an intake. */
export function createIntake(intake: Intake, library: Library): WaterfallDialog<IntakeOptions> {
  const steps = intake.questions.map((question, n) => async (step: WaterfallStepContext<IntakeOptions>) => {
    const ended = await takeAnswer(intake, library, step, intake.questions[n - 1]);
    return (
      ended ??
      step.prompt(
        INTAKE_PROMPT,
        toActivity(questionReply(library, question, n === 0 ? step.options.opening : undefined)),
      )
    );
  });
  const last = async (step: WaterfallStepContext<IntakeOptions>) => {
    const ended = await takeAnswer(intake, library, step, intake.questions.at(-1));
    return ended ?? end(library, step, intake.thanks);
  };
  return new WaterfallDialog<IntakeOptions>(intake.id, [...steps, last]);
}

function questionReply(library: Library, question: string, opening: Reply | undefined): Reply {
  if (opening) return opening;
  const choices = [library.choice('button_skip', { name: 'skip' }), library.choice('button_stop', { name: 'stop' })];
  return { text: library.phrase(question), choices };
}

/** Hands the answer to staff; gives the end of the dialog when the person wants no more. */
async function takeAnswer(
  intake: Intake,
  library: Library,
  step: WaterfallStepContext<IntakeOptions>,
  question: string | undefined,
): Promise<DialogTurnResult | undefined> {
  if (question === undefined) return undefined;
  const command = parseCommand(step.context.activity.value);
  if (command?.name === 'stop') return end(library, step, intake.thanks);
  if (command?.name === 'skip') return undefined;
  const answer = String(step.result).slice(0, ANSWER_LENGTH);
  await tellStaff(step, { name: question, value: answer }, intake.safetyIn?.(question, answer));
  const stop = intake.stopsAfter?.(question, answer);
  return stop ? end(library, step, stop) : undefined;
}

async function tellStaff(
  step: WaterfallStepContext<IntakeOptions>,
  fact: HandoffFact,
  safety: Partial<Safety> | undefined,
): Promise<void> {
  const { caseId, caseCode, priority } = step.options;
  const value: HandoffRequest = {
    caseId,
    caseCode,
    priority,
    summary: fact.value,
    facts: [fact],
    ...(safety && { safety }),
  };
  await step.context.sendActivity({ type: 'event', name: HANDOFF_INITIATE, value });
}

async function end(
  library: Library,
  step: WaterfallStepContext<IntakeOptions>,
  phrase: string,
): Promise<DialogTurnResult> {
  const text = library.phrase(phrase, { code: step.options.caseCode });
  await step.context.sendActivity(toActivity({ text, choices: [] }));
  return step.endDialog();
}
