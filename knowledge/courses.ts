import { z } from 'zod';
import { INTENTS, LIMITS } from './schema';

/** What a course may hold so that every channel shows it, in characters with facts filled in. */
const COURSE_LIMITS = {
  about: 160,
  story: 300,
  ask: 120,
  answer: LIMITS.button,
  then: 300,
  point: 200,
  why: 200,
  test: 5,
  lessons: { least: 6, most: 10 },
} as const;

const text = z.string().min(1);
/** Rows of the fact base that the text rests on. */
const rows = z.array(z.string().regex(/^[A-Z]{1,2}[0-9A-Z]{1,3}$/)).min(1);

const questionSchema = z
  .strictObject({
    ask: text,
    answers: z.array(text).min(2).max(3),
    /** The right one, counted from 1. */
    right: z.int().min(1).max(3),
    why: text,
  })
  .refine(({ answers, right }) => right <= answers.length, 'the right answer is none of the answers');
export type Question = z.infer<typeof questionSchema>;

const lessonSchema = z.strictObject({
  title: text.max(LIMITS.title),
  rows,
  /** A few messages; the last one is followed by the question what to do. */
  story: z.array(text).min(1).max(3),
  ask: text,
  choices: z
    .array(z.strictObject({ title: text, then: text }))
    .min(2)
    .max(3),
  /** The whole lesson in one line. */
  point: text,
  question: questionSchema,
});

export const courseSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** With which the codes of its classes begin. */
  letter: z.string().regex(/^[A-HJKMNP-TV-Z]$/),
  title: text.max(LIMITS.title),
  button: text.max(LIMITS.button),
  about: text,
  /** Where the course is offered in a conversation: beside answers to these intents, by this line. */
  nudge: z.strictObject({ intents: z.array(z.enum(INTENTS)), line: text }),
  checked_on: z.iso.date(),
  check_by: z.iso.date(),
  status: z.enum(['draft', 'checked', 'approved']),
  sources: z.array(z.strictObject({ document: text, rows })).min(1),
  /** The same questions before and after. */
  test: z.array(questionSchema.safeExtend({ rows })).length(COURSE_LIMITS.test),
  lessons: z.array(lessonSchema).min(COURSE_LIMITS.lessons.least).max(COURSE_LIMITS.lessons.most),
});

/** A course of short lessons, as its file holds it. */
export interface Course extends z.infer<typeof courseSchema> {
  file: string;
}

/** Every text of a course that is read, with where it stands and how long it may be. */
export function textsOf(course: Course): { where: string; text: string; most: number }[] {
  const limits = COURSE_LIMITS;
  const ofQuestion = (where: string, { ask, answers, why }: Question) => [
    { where: `${where}, ask`, text: ask, most: limits.ask },
    ...answers.map((answer) => ({ where: `${where}, answer`, text: answer, most: limits.answer })),
    { where: `${where}, why`, text: why, most: limits.why },
  ];
  return [
    { where: 'about', text: course.about, most: limits.about },
    { where: 'nudge', text: course.nudge.line, most: limits.ask },
    ...course.test.flatMap((question, n) => ofQuestion(`test ${n + 1}`, question)),
    ...course.lessons.flatMap((lesson, n) => [
      ...lesson.story.map((text) => ({ where: `lesson ${n + 1}, story`, text, most: limits.story })),
      { where: `lesson ${n + 1}, ask`, text: lesson.ask, most: limits.ask },
      ...lesson.choices.flatMap(({ title, then }) => [
        { where: `lesson ${n + 1}, choice`, text: title, most: limits.answer },
        { where: `lesson ${n + 1}, then`, text: then, most: limits.then },
      ]),
      { where: `lesson ${n + 1}, point`, text: lesson.point, most: limits.point },
      ...ofQuestion(`lesson ${n + 1}, question`, lesson.question),
    ]),
  ];
}
