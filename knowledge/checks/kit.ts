import { fillFacts } from '../facts';
import { SYLLABLES_A_MINUTE, kitTexts } from '../kit';
import type { Content } from '../loader';
import { type Finding, type Problem, inArticle } from './problem';

/** References, dates and reading times of the kit. */
export function checkKit(content: Content, today: string): Problem[] {
  const { kit, facts, articles } = content;
  const unshown = kitTexts(kit).filter((text) => fillFacts(text, facts, today) === undefined);
  const broken = [
    ...unshown.map((text) => ({ text: `"${text}" refers to a fact that may not be shown. Mend the name` })),
    ...kit.questions
      .filter((id) => !articles.has(id))
      .map((id) => ({ text: `questions names the unknown article ${id}. Name one that exists` })),
  ];
  return [
    ...inArticle(kit, broken, true),
    ...inArticle(kit, [...checkTimes(content, today), ...checkDates(content, today)], false),
  ];
}

function checkTimes({ kit, facts }: Content, today: string): Finding[] {
  return kit.loudspeaker.flatMap(({ minutes, text }) => {
    const syllables = (fillFacts(text, facts, today) ?? text).split(/\s+/).filter(Boolean).length;
    const { least, most } = SYLLABLES_A_MINUTE;
    const fits = syllables >= least * minutes && syllables <= most * minutes;
    const wanted = `${least * minutes} to ${most * minutes}`;
    return fits
      ? []
      : [{ text: `the loudspeaker text of ${minutes} minutes has ${syllables} syllables. Keep to ${wanted}` }];
  });
}

function checkDates({ kit }: Content, today: string): Finding[] {
  return today > kit.check_by
    ? [{ text: `should have been checked again by ${kit.check_by}. Hold it against its sources` }]
    : [];
}
