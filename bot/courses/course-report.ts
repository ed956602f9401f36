import type { CourseMark } from './progress';

/** The event by which a turn says what happened in a course, for counting; never who, and never what was written. */
export const COURSE = 'haidang.course';

/** The value of a {@link COURSE} event. */
export interface CourseReport {
  course: string;
  /** The code of a class; absent for whoever learns alone. */
  class?: string;
  marks: CourseMark[];
}
