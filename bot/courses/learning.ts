import { mayNotBeTaught } from '../burdened';
import { type Decision, understood } from '../decision';
import type { Library } from '../replies/library';
import type { Talk } from '../talk';

export const notNow = (library: Library): Decision =>
  understood({ text: library.phrase('course_not_now'), choices: [] });

export const offerCourses = (library: Library): Decision =>
  understood({ text: library.phrase('courses'), choices: library.courseChoices() });

/** Where somebody may be in danger nothing is taught: whoever holds the phone would read it. */
export function learn(library: Library, talk: Talk, id: string | undefined, inClass?: string): Decision {
  if (mayNotBeTaught(talk)) return notNow(library);
  if (id === undefined || !library.course(id)) return offerCourses(library);
  return { dialog: 'course', course: { id, ...(inClass && { class: inClass }) }, understood: true };
}
