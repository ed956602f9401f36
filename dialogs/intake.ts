import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import { type HandoffFact, HANDOFF_INITIATE, type HandoffRequest } from '../bot/handoff';
import { parseCommand } from '../bot/replies/commands';
import type { Library } from '../bot/replies/library';
import type { Reply } from '../bot/replies/reply';
import type { DialogName } from '../bot/decision';
import { returnNumberOf } from '../bot/return-number';
import type { Safety } from '../bot/safety';
import { toActivity } from './activities';
import { type Sitting, sittingAt } from './sitting';
import { type Told, answered, correctable, nextQuestion, skipped, toldSoFar } from './told';

/** What an intake is told when it begins. */
export interface IntakeOptions {
  caseId: string;
  caseCode: string;
  priority: HandoffRequest['priority'];
  /** Said instead of the first question, which it must contain. */
  opening?: Reply;
  /** Said at the end, below the thanks, to who can write in safety: what was asked when there was no room for it. */
  later?: Reply;
  /** Said once, before the next question. */
  notice?: string;
  /** Somebody else may hold the phone: nothing shows that anything was told before. */
  discreet?: boolean;
}

/** A few short questions, one by one, each of which may be skipped; answers go to staff as they come. */
export interface Intake {
  id: DialogName;
  /** Names of phrases; the answer becomes a fact of that name. A phrase `<name>_label` names it when answers are read back. */
  questions: readonly string[];
  thanks: string;
  /** So many of the questions are asked while far more people write than usual; all when left out. */
  inSurge?: number;
  /** Reads the answers back at the end, so that they can be corrected. */
  readsBack?: boolean;
  /** Gives the phrase with which to leave the person in peace after this answer, or undefined to go on. */
  stopsAfter?: (question: string, answer: string) => string | undefined;
  /** What the answer says about whether it is safe to write to them. */
  safetyIn?: (question: string, answer: string) => Partial<Safety> | undefined;
}

/** Where an intake stands between turns: what was asked last; nothing while the answers are being read back. */
interface Place {
  options: IntakeOptions;
  asked?: string;
  /** The question was asked again to correct its answer. */
  correcting?: boolean;
  /** They have answered that it is safe to write. */
  isSafe?: boolean;
  sitting?: Sitting;
}

const ANSWER_LENGTH = 500;

interface IntakeParts {
  intake: Intake;
  library: Library;
  told: StatePropertyAccessor<Told>;
  /** Whether far more people write than usual. */
  isSurge: () => boolean;
}

/** The dialog of an intake. It goes on where it was left, also after days: what was told of a case is not asked again. */
export class IntakeDialog extends Dialog<IntakeOptions> {
  private readonly intake: Intake;
  private readonly library: Library;
  private readonly told: StatePropertyAccessor<Told>;
  private readonly isSurge: () => boolean;

  constructor({ intake, library, told, isSurge }: IntakeParts) {
    super(intake.id);
    this.intake = intake;
    this.library = library;
    this.told = told;
    this.isSurge = isSurge;
  }

  /** While far more people write than usual, only what matters most is asked. */
  get #questions(): readonly string[] {
    const { questions, inSurge = questions.length } = this.intake;
    return this.isSurge() ? questions.slice(0, inSurge) : questions;
  }

  override async beginDialog(dc: DialogContext, options?: IntakeOptions): Promise<DialogTurnResult> {
    if (!options) throw new Error(`the intake ${this.id} was begun without a case`);
    const place = placeIn(dc);
    place.options = options;
    if (options.discreet && this.intake.readsBack)
      await this.told.set(dc.context, toldSoFar(undefined, options.caseId));
    const told = await this.#told(dc.context, place);
    const isGoingOn = this.intake.questions.some((question) => told.answers[question] !== undefined);
    const { opening } = options;
    if (!opening) return this.#next(dc, isGoingOn ? 'intake_goes_on' : undefined);
    place.asked = this.intake.questions[0];
    await dc.context.sendActivity(toActivity(opening));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const place = placeIn(dc);
    place.sitting = sittingAt(place.sitting, timeOf(dc.context));
    const command = parseCommand(dc.context.activity.value)?.name;
    if (command === 'stop') return this.#end(dc, this.intake.thanks);
    if (place.asked === undefined) return this.#readBackAnswered(dc);
    if (command === 'skip') return this.#skip(dc, place.asked);
    return this.#answer(dc, place.asked);
  }

  /** Asks again what was asked last, after something else was spoken of. */
  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const place = instance.state as Place;
    const back = this.library.phrase('intake_back');
    if (place.asked !== undefined) await context.sendActivity(toActivity(this.#question(place.asked, back)));
    else await this.#readBack(context, place);
  }

  async #answer(dc: DialogContext, question: string): Promise<DialogTurnResult> {
    const place = placeIn(dc);
    const answer = dc.context.activity.text.slice(0, ANSWER_LENGTH);
    const fact = { name: question, value: answer, ...(place.correcting && { corrects: true }) };
    const safety = this.intake.safetyIn?.(question, answer);
    if (safety?.state) place.isSafe = safety.state === 'safe';
    await tellStaff(dc.context, place, fact, safety);
    await this.told.set(dc.context, answered(await this.#told(dc.context, place), question, answer));
    place.sitting?.answered.push(question);
    const stop = this.intake.stopsAfter?.(question, answer);
    return stop ? this.#end(dc, stop) : this.#next(dc);
  }

  async #skip(dc: DialogContext, question: string): Promise<DialogTurnResult> {
    await this.told.set(dc.context, skipped(await this.#told(dc.context, placeIn(dc)), question));
    return this.#next(dc);
  }

  async #next(dc: DialogContext, before?: string): Promise<DialogTurnResult> {
    const place = placeIn(dc);
    place.asked = nextQuestion(this.#questions, await this.#told(dc.context, place));
    place.correcting = false;
    if (place.asked !== undefined) {
      const { notice, ...options } = place.options;
      place.options = options;
      const first = [notice, before && this.library.phrase(before)].filter(Boolean).join('\n\n');
      await dc.context.sendActivity(toActivity(this.#question(place.asked, first)));
      return Dialog.EndOfTurn;
    }
    const isReadBack = this.intake.readsBack && (await this.#readBack(dc.context, place));
    return isReadBack ? Dialog.EndOfTurn : this.#end(dc, this.intake.thanks);
  }

  /** Reads the answers back; false when there is none. */
  async #readBack(context: TurnContext, place: Place): Promise<boolean> {
    const lines = (await this.#correctable(context, place)).map(({ question, answer }, n) =>
      this.library.phrase('intake_line', { n: String(n + 1), label: this.library.phrase(`${question}_label`), answer }),
    );
    if (!lines.length) return false;
    const text = this.library.phrase('intake_check', { lines: lines.join('\n') });
    await context.sendActivity(toActivity({ text, choices: [this.library.choice('button_right', { name: 'stop' })] }));
    return true;
  }

  /** The number of a line asks its question again; everything else is one thing more, and the end. */
  async #readBackAnswered(dc: DialogContext): Promise<DialogTurnResult> {
    const place = placeIn(dc);
    const text = dc.context.activity.text.trim();
    const lines = await this.#correctable(dc.context, place);
    const line = /^\d{1,2}$/.test(text) ? lines[Number(text) - 1] : undefined;
    if (!line) {
      if (text && !text.startsWith('#'))
        await tellStaff(dc.context, place, { name: 'intake_more', value: text.slice(0, ANSWER_LENGTH) });
      return this.#end(dc, this.intake.thanks);
    }
    place.asked = line.question;
    place.correcting = true;
    await dc.context.sendActivity(toActivity(this.#question(line.question)));
    return Dialog.EndOfTurn;
  }

  /** Only what was told in this sitting is read back: whoever holds the phone now may be another than who told the rest. */
  async #correctable(context: TurnContext, place: Place): Promise<{ question: string; answer: string }[]> {
    const { answered: here } = sittingAt(place.sitting, timeOf(context));
    if (place.options.discreet) return [];
    return correctable(this.intake.questions, await this.#told(context, place)).filter(({ question }) =>
      here.includes(question),
    );
  }

  #question(question: string, before?: string): Reply {
    const text = [before, this.library.phrase(question)].filter(Boolean).join('\n');
    const choices = [
      this.library.choice('button_skip', { name: 'skip' }),
      this.library.choice('button_stop', { name: 'stop' }),
    ];
    return { text, choices };
  }

  async #end(dc: DialogContext, phrase: string): Promise<DialogTurnResult> {
    const { options, isSafe } = placeIn(dc);
    const { caseId, caseCode, later } = options;
    const text = this.library.phrase(phrase, { code: caseCode, number: returnNumberOf(caseId) });
    const below = isSafe && phrase === this.intake.thanks ? later : undefined;
    const reply = below ? { text: `${text}\n\n${below.text}`, choices: below.choices } : { text, choices: [] };
    await dc.context.sendActivity(toActivity(reply));
    return dc.endDialog();
  }

  async #told(context: TurnContext, { options: { caseId } }: Place): Promise<Told> {
    return toldSoFar(await this.told.get(context), caseId);
  }
}

const timeOf = ({ activity }: TurnContext): number => activity.timestamp?.getTime() ?? 0;

const placeIn = (dc: DialogContext): Place => {
  if (!dc.activeDialog) throw new Error('no dialog is active');
  return dc.activeDialog.state as Place;
};

async function tellStaff(
  context: TurnContext,
  { options }: Place,
  fact: HandoffFact,
  safety?: Partial<Safety>,
): Promise<void> {
  const { caseId, caseCode, priority } = options;
  const value: HandoffRequest = {
    caseId,
    caseCode,
    priority,
    summary: fact.value,
    facts: [fact],
    ...(safety && { safety }),
  };
  await context.sendActivity({ type: 'event', name: HANDOFF_INITIATE, value });
}
