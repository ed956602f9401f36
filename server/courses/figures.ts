import type { Course } from '../../knowledge/courses';
import { SMALLEST, suppress, suppressOne } from '../reports/suppression';
import type { MarkCount } from '../store/contract/learning';

/** How one question of the test was answered before and after, in per cent of those who answered both times; rounded to tens. */
export interface Change {
  ask: string;
  before?: number;
  after?: number;
}

/** What may be told of a course or a class: small numbers are hidden, and nothing in it leads to a person. */
export interface CourseFigures {
  /** Undefined: fewer than may be told. */
  began: number | undefined;
  finished: number | undefined;
  /** Questions of the lessons by how often they were missed, most often first; undefined counts are hidden. */
  missed: { title: string; count: number | undefined }[];
  change: Change[];
}

const MOST_MISSED = 5;

/** Makes figures of counted marks. */
export function figuresOf(course: Course, marks: readonly MarkCount[]): CourseFigures {
  const counts = new Map(marks.map(({ mark, count }) => [mark, count]));
  const count = (mark: string) => counts.get(mark) ?? 0;
  return {
    began: suppressOne(count('began')),
    finished: suppressOne(count('finished')),
    missed: missedIn(course, count),
    change: course.test.map(({ ask }, n) => ({
      ask,
      ...shareOf('before', n, count),
      ...shareOf('after', n, count),
    })),
  };
}

function missedIn({ lessons }: Course, count: (mark: string) => number): CourseFigures['missed'] {
  const missed = lessons
    .map(({ title }, n) => ({ key: title, count: count(`missed:${n + 1}`) }))
    .filter((one) => one.count > 0)
    .sort((one, other) => other.count - one.count);
  return suppress(missed)
    .slice(0, MOST_MISSED)
    .map(({ key, count: shown }) => ({ title: key, count: shown }));
}

/** Told in tens of per cent: whoever looks again after one more person has answered learns nothing of that person. */
function shareOf(
  when: 'before' | 'after',
  n: number,
  count: (mark: string) => number,
): Partial<Record<typeof when, number>> {
  const right = count(`${when}:${n + 1}:right`);
  const all = right + count(`${when}:${n + 1}:wrong`);
  return all < SMALLEST ? {} : { [when]: Math.round((10 * right) / all) * 10 };
}
