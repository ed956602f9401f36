import { checkArticle } from './checks/article';
import { checkCourses } from './checks/courses';
import type { Problem } from './checks/problem';
import { checkKit } from './checks/kit';
import { checkDefaults, checkFacts, checkPhrases, checkRegisters, checkUse } from './checks/registers';
import { checkNumbers } from './checks/numbers';
import { checkReadingLevel } from './checks/reading-level';
import { type Dictionary, checkSpelling } from './checks/spelling';
import { type Wording, checkWording } from './checks/wording';
import type { Content } from './loader';

/** What is wrong on `today` (ISO date) with what the bot would say; empty when all is well. */
export function checkContent(content: Content, today: string): Problem[] {
  return [
    ...[...content.articles.values()].flatMap((article) => checkArticle(article, content, today)),
    ...checkCourses(content, today),
    ...checkKit(content, today),
    ...checkDefaults(content),
    ...checkFacts(content, today),
    ...checkRegisters(content),
    ...checkPhrases(content, today),
  ];
}

/** What is wrong with how it is written; for writers only, nothing of it ever stops the server. */
export function checkWriting(content: Content, today: string, wording: Wording, dictionary?: Dictionary): Problem[] {
  return [
    ...checkUse(content),
    ...checkNumbers(content),
    ...checkWording(content, today, wording),
    ...checkReadingLevel(content, wording),
    ...(dictionary ? checkSpelling(content, dictionary, wording) : []),
  ];
}
