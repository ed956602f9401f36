import type { TimesRegister } from '../../../knowledge/registers';
import { PhraseIndex } from '../../language/phrases';
import type { Token } from '../../language/scan';
import type { TimeMention } from './entities';
import { pieceOf } from './piece';

/** Days, years and hours that are written in figures: "12/8", "ngày 3 tháng 9", "năm 2015", "22h30", "4 giờ sáng"; how each begins is looked at first. */
const FIGURES =
  /(?=[ntm\d])(?<![\p{L}\p{N}])(?:ngày \d{1,2}(?: tháng \d{1,2})?(?: năm \d{4})?|\d{1,2}[/-]\d{1,2}(?:[/-]\d{2,4})?(?![\d/])|(?:năm|nam) (?:19|20)\d\d|tháng \d{1,2}(?:[/-]\d{4}| năm \d{4})?|mùng \d{1,2}|\d{1,2}(?:h\d{0,2}|:\d\d| giờ| gio)(?: ?(?:sáng|trưa|chiều|tối|đêm|khuya|sang|trua|chieu|toi|dem))?)(?![\p{L}\p{N}])/giu;
const YEAR = /^(?:năm|nam) /i;

/** Makes the finder of when things happen, from knowledge/registers/times.yaml. */
export function createTimesFinder(register: TimesRegister): (text: string, tokens: readonly Token[]) => TimeMention[] {
  const phrases = new PhraseIndex(
    (['soon', 'now', 'past'] as const).flatMap((tense) => register[tense].map((phrase) => [phrase, tense] as const)),
  );
  return (text, tokens) => {
    const said = phrases.all(tokens).map(({ meaning, from, to }): TimeMention => {
      const { text: words, at } = pieceOf(text, tokens, from, to);
      return { text: words, at, tense: meaning };
    });
    const figures = /\d/.test(text) ? text.matchAll(FIGURES) : [];
    const inFigures = Array.from(figures, ({ 0: piece, index }): TimeMention => ({
      text: piece,
      at: index,
      tense: YEAR.test(piece) ? 'past' : 'unknown',
    })).filter(({ at }) => !said.some((other) => at >= other.at && at < other.at + other.text.length));
    return [...said, ...inFigures].sort((a, b) => a.at - b.at);
  };
}
