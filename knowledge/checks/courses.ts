import { type Course, textsOf } from '../courses';
import { factsIn, fillFacts } from '../facts';
import type { Content } from '../loader';
import { type Finding, type Problem, inArticle } from './problem';

/** References, lengths and dates of the courses. */
export function checkCourses(content: Content, today: string): Problem[] {
  return [...content.courses.values()].flatMap((course) => [
    ...inArticle(course, checkFacts(course, content, today), true),
    ...inArticle(course, [...checkLengths(course, content, today), ...checkDates(course, today)], false),
  ]);
}

function checkFacts(course: Course, { facts }: Content, today: string): Finding[] {
  return textsOf(course)
    .filter(({ text }) => fillFacts(text, facts, today) === undefined)
    .map(({ where, text }) => ({ text: `${where}: ${factsIn(text).join(', ')} may not be shown. Mend the name` }));
}

function checkLengths(course: Course, { facts }: Content, today: string): Finding[] {
  return textsOf(course).flatMap(({ where, text, most }) => {
    const { length } = fillFacts(text, facts, today) ?? text;
    return length > most ? [{ text: `${where}: "${text}" has ${length} characters. Shorten it to ${most}` }] : [];
  });
}

function checkDates({ checked_on, check_by }: Course, today: string): Finding[] {
  return [
    ...(checked_on > today ? [{ text: `was checked on ${checked_on}, which is still to come. Mend the date` }] : []),
    ...(today > check_by
      ? [{ text: `should have been checked again by ${check_by}. Hold it against its sources` }]
      : []),
  ];
}
