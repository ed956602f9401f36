import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import { COURSE, type CourseReport } from '../bot/courses/course-report';
import { FRESH_PROGRESS, type Progress, type Step, advance, placeKey } from '../bot/courses/progress';
import { Teacher } from '../bot/courses/teacher';
import { parseCommand } from '../bot/replies/commands';
import type { Library } from '../bot/replies/library';
import type { Reply } from '../bot/replies/reply';
import type { Course } from '../knowledge/courses';
import { toActivity } from './activities';

export const COURSE_DIALOG = 'course';

/** How far the person has come, by the id of the course. */
export type CoursesKept = Record<string, Progress>;

/** Which course, and in which class it is taken. */
export interface CourseOptions {
  id: string;
  class?: string;
}

/** A certificate: its code, and where its picture and its check are. */
export interface Certificate {
  code: string;
  picture: string;
  page: string;
}
/** Gives the certificate for a course passed by the message of this id: always the same for the same message. */
export type Certify = (course: Course, messageId: string) => Certificate;

interface Parts {
  library: Library;
  kept: StatePropertyAccessor<CoursesKept>;
  certify: Certify;
}

/**
 * A course in the chat. How far somebody has come is kept beside the dialog, not in it: whatever interrupts, an alarm above
 * all, ends the dialog, and the course goes on another day where it was left.
 */
export class CourseDialog extends Dialog<CourseOptions> {
  readonly #parts: Parts;
  readonly #teacher: Teacher;

  constructor(parts: Parts) {
    super(COURSE_DIALOG);
    this.#parts = parts;
    this.#teacher = new Teacher(parts.library);
  }

  override async beginDialog(dialogs: DialogContext, options?: CourseOptions): Promise<DialogTurnResult> {
    const course = options && this.#parts.library.course(options.id);
    if (!options || !course) return dialogs.endDialog();
    if (dialogs.activeDialog) dialogs.activeDialog.state = { id: course.id };
    const { context } = dialogs;
    const known = (await this.#all(context))[course.id];
    const progress = { ...(known ?? structuredClone(FRESH_PROGRESS)), ...(options.class && { class: options.class }) };
    await this.#keep(context, course, progress);
    const isGoingOn = known !== undefined && known.place.at !== 'intro' && known.place.at !== 'done';
    if (isGoingOn) await say(context, this.#phrase('course_goes_on'));
    await this.#show(context, course, progress);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dialogs: DialogContext): Promise<DialogTurnResult> {
    const { context } = dialogs;
    const { id } = dialogs.activeDialog?.state as CourseOptions;
    const course = this.#parts.library.course(id);
    const progress = (await this.#all(context))[id];
    // Content may have changed since: what is gone cannot be learnt on.
    if (!course || !progress) return dialogs.endDialog();
    const command = parseCommand(context.activity.value);
    if (command?.name === 'stop') return this.#leave(dialogs);
    const pick = command?.name === 'pick' ? pickAt(command.id, progress) : undefined;
    if (pick === undefined) {
      await this.#show(context, course, progress, true);
      return Dialog.EndOfTurn;
    }
    return this.#goOn(dialogs, course, progress, pick);
  }

  /** Something else was spoken of: only what is asked is said again. */
  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const { id } = instance.state as CourseOptions;
    const course = this.#parts.library.course(id);
    const progress = (await this.#all(context))[id];
    if (!course || !progress) return;
    await say(context, this.#phrase('course_back'));
    await this.#show(context, course, progress, true);
  }

  async #goOn(dialogs: DialogContext, course: Course, progress: Progress, pick: number): Promise<DialogTurnResult> {
    const { context } = dialogs;
    const step = advance(course, progress, pick);
    await this.#keep(context, course, step.progress);
    await report(context, course, step);
    for (const reply of this.#teacher.comment(course, progress.place, step)) await say(context, reply);
    if (step.progress.place.at === 'done') return this.#certify(dialogs, course);
    await this.#show(context, course, step.progress);
    return Dialog.EndOfTurn;
  }

  async #certify(dialogs: DialogContext, course: Course): Promise<DialogTurnResult> {
    const { context } = dialogs;
    const { code, picture, page } = this.#parts.certify(course, context.activity.id ?? '');
    const text = this.#parts.library.phrase('course_passed', { title: course.title, code, page });
    const attachments = [{ contentType: 'image/png', contentUrl: picture, name: code }];
    await context.sendActivity({ ...toActivity({ text, choices: this.#others(course) }), attachments });
    return dialogs.endDialog();
  }

  #others({ id }: Course) {
    return this.#parts.library
      .courseChoices()
      .filter(({ value }) => !value.endsWith(`:${id}`))
      .slice(0, 3);
  }

  async #leave(dialogs: DialogContext): Promise<DialogTurnResult> {
    await say(dialogs.context, this.#phrase('course_later'));
    return dialogs.endDialog();
  }

  async #show(context: TurnContext, course: Course, progress: Progress, brief = false): Promise<void> {
    for (const reply of this.#teacher.show(course, progress, brief)) await say(context, reply);
  }

  #phrase(name: string): Reply {
    return { text: this.#parts.library.phrase(name), choices: [] };
  }

  async #all(context: TurnContext): Promise<CoursesKept> {
    return this.#parts.kept.get(context, {});
  }

  async #keep(context: TurnContext, { id }: Course, progress: Progress): Promise<void> {
    await this.#parts.kept.set(context, { ...(await this.#all(context)), [id]: progress });
  }
}

const say = (context: TurnContext, reply: Reply) => context.sendActivity(toActivity(reply));

async function report(context: TurnContext, { id }: Course, { progress, marks }: Step): Promise<void> {
  if (!marks.length) return;
  const value: CourseReport = { course: id, marks, ...(progress.class && { class: progress.class }) };
  await context.sendActivity({ type: 'event', name: COURSE, value });
}

/** Which answer was tapped; undefined for a button of another place, which stays on some screens for ever. */
function pickAt(id: string, { place }: Progress): number | undefined {
  const [, key, n] = /^(.+)-(\d)$/.exec(id) ?? [];
  return key === placeKey(place) ? Number(n) : undefined;
}
