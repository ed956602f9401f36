import type { Course, Question } from '../../knowledge/courses';

/** Where a person stands in a course; `n` counts questions and lessons from 0. */
export type CoursePlace =
  /** The course was shown; the person says whether they try the test first. */
  | { at: 'intro' }
  | { at: 'before'; n: number }
  | { at: 'story'; n: number }
  | { at: 'question'; n: number }
  /** Lesson `n` is over. */
  | { at: 'rest'; n: number }
  | { at: 'after'; n: number }
  | { at: 'failed' }
  | { at: 'done' };

/** How far somebody has come in one course. Whether each question of the test was answered rightly stays here, with them. */
export interface Progress {
  place: CoursePlace;
  before: boolean[];
  after: boolean[];
  /** The code of the class in which they learn. */
  class?: string;
  /** The test is taken again: only the first try tells what the course has changed. */
  again?: boolean;
}

export const FRESH_PROGRESS: Progress = { place: { at: 'intro' }, before: [], after: [] };

/** Right answers of the test from which on a certificate is given. */
const ENOUGH = 4;
const hasPassed = ({ after }: Progress): boolean => after.filter(Boolean).length >= ENOUGH;

/** The place as a word, by which a tap on an old button is told from one on the question that is open. */
export const placeKey = (place: CoursePlace): string => place.at + ('n' in place ? String(place.n + 1) : '');

/** One thing to count, without a person: a word like `began`, `missed:3`, `before:1:right`. */
export type CourseMark = string;

/** What a tap has led to. */
export interface Step {
  progress: Progress;
  marks: CourseMark[];
  /** The question that was answered, and how. */
  answered?: { question: Question; right: boolean };
  /** The choice that was made in the story: its number from 1. */
  chose?: number;
}

/** Goes on by one tap: answer `pick` (counted from 1) to what is open at the present place. */
export function advance(course: Course, progress: Progress, pick: number): Step {
  const { place } = progress;
  switch (place.at) {
    case 'intro':
      return to(progress, pick === 1 ? { at: 'before', n: 0 } : { at: 'story', n: 0 }, ['began']);
    case 'before':
      return tested(course, progress, place.n, pick);
    case 'story':
      return { ...to(progress, { at: 'question', n: place.n }), chose: pick };
    case 'question':
      return questioned(course, progress, place.n, pick);
    case 'rest':
      return to(
        progress,
        place.n + 1 < course.lessons.length ? { at: 'story', n: place.n + 1 } : { at: 'after', n: 0 },
      );
    case 'after':
      return examined(course, progress, place.n, pick);
    case 'failed':
      return to({ ...progress, after: [], again: true }, { at: 'after', n: 0 });
    case 'done':
      return to({ ...progress, ...structuredClone(FRESH_PROGRESS) }, { at: 'intro' });
  }
}

function to(progress: Progress, place: CoursePlace, marks: CourseMark[] = []): Step {
  return { progress: { ...progress, place }, marks };
}

function tested(course: Course, progress: Progress, n: number, pick: number): Step {
  const right = course.test[n]?.right === pick;
  const before = [...progress.before, right];
  const next: CoursePlace = n + 1 < course.test.length ? { at: 'before', n: n + 1 } : { at: 'story', n: 0 };
  return to({ ...progress, before }, next, next.at === 'story' ? marksOf('before', before) : []);
}

function questioned(course: Course, progress: Progress, n: number, pick: number): Step {
  const question = course.lessons[n]?.question;
  if (!question) throw new RangeError(`the course ${course.id} has no lesson ${n + 1}`);
  const right = question.right === pick;
  const marks = [`${right ? 'knew' : 'missed'}:${n + 1}`];
  return { ...to(progress, { at: 'rest', n }, marks), answered: { question, right } };
}

function examined(course: Course, progress: Progress, n: number, pick: number): Step {
  const question = course.test[n];
  if (!question) throw new RangeError(`the test of ${course.id} has no question ${n + 1}`);
  const right = question.right === pick;
  const next = { ...progress, after: [...progress.after, right] };
  const answered = { question, right };
  if (n + 1 < course.test.length) return { ...to(next, { at: 'after', n: n + 1 }), answered };
  const passed = hasPassed(next);
  return { ...to(next, { at: passed ? 'done' : 'failed' }, endMarks(next, passed)), answered };
}

/** Only whoever has answered the same questions before can show what has changed. */
function endMarks(progress: Progress, passed: boolean): CourseMark[] {
  const compared = !progress.again && progress.before.length === progress.after.length;
  return [...(compared ? marksOf('after', progress.after) : []), ...(passed ? ['finished'] : [])];
}

const marksOf = (when: 'before' | 'after', answers: readonly boolean[]): CourseMark[] =>
  answers.map((right, n) => `${when}:${n + 1}:${right ? 'right' : 'wrong'}`);
