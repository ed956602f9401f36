import { CONDUCTS, type ConductRegister, type WordedConduct } from '../../knowledge/conduct';
import type { Intent } from '../../knowledge/schema';
import { normalise } from '../language/normalise';
import { isPrying } from '../prying';
import type { Reader, Reading } from './reader';

/** As the register words it; or they ask what somebody else has written here. */
export type Conduct = WordedConduct | 'prying';
/** What is covered until it is asked for. */
export type CoveredConduct = Exclude<Conduct, 'joke' | 'prying'>;

/** How a message behaves towards whoever answers; undefined for nearly all. */
export type ReadConduct = (text: string) => Conduct | undefined;

/** What is asked or told beside hard words is never covered. */
const EMPTY_TALK: readonly Intent[] = [
  'abuse_spam',
  'out_of_scope',
  'greeting',
  'thanks_bye',
  'about_bot',
  'talk_to_human',
];
const SURE = 0.5;
const VERY_SURE = 0.9;

/**
 * Makes the reader of conduct. Words are looked for first, since nearly no message has them; then the reading of the whole message
 * has the last word: somebody who is held may swear, and may have to speak of what was done to them.
 */
export function createConductReader(register: ConductRegister, read: Reader): ReadConduct {
  const patterns = CONDUCTS.map((conduct) => [conduct, wholeWords(register[conduct])] as const);
  return (text) => {
    if (isPrying(text)) return 'prying';
    const said = normalise(text).toLowerCase();
    const [conduct] = patterns.find(([, pattern]) => pattern.test(said)) ?? [];
    if (conduct === undefined || conduct === 'joke') return conduct;
    return isEmptyTalk(read(text)) ? conduct : undefined;
  };
}

function isEmptyTalk({ urgency, danger, intent, confidence }: Reading): boolean {
  if (urgency !== 'none' || danger.signals.length) return false;
  // Statistics hear danger in hard words by themselves: where no sign of it stands, a sure view of the whole outweighs that.
  if (danger.heard) return intent === 'abuse_spam' && confidence >= VERY_SURE;
  return EMPTY_TALK.includes(intent) || confidence < SURE;
}

/** Finds any of the phrases where it stands as whole words. */
export function wholeWords(phrases: readonly string[]): RegExp {
  const any = phrases.map((phrase) => phrase.replace(/[^\p{L}\p{N} ]/gu, '')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'u');
}
