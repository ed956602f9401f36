import type { ConceptRegister, SpellingRegisters } from '../../knowledge/registers';
import { normalise } from '../language/normalise';
import { PhraseIndex } from '../language/phrases';
import { rememberingLast } from '../language/remembered';
import { type Token, hasSignBetween, scan, writtenWord } from '../language/scan';
import { type Spell, type Word, createSpeller } from '../language/spelling';
import type { Vocabulary } from '../language/vocabulary';
import { type Written, keyOf } from '../language/written-words';

/** A family of words that stands in a message; positions are of words, `to` exclusive. */
export interface ConceptMention {
  concepts: readonly string[];
  from: number;
  to: number;
}

/** A message taken apart: what rules and statistics both look at. */
export interface Analysis {
  /** The normalised text. */
  text: string;
  /** What stands there. */
  tokens: readonly Token[];
  /** What is meant. */
  words: Word[];
  /** What is said in one breath: ranges of words, `to` exclusive. */
  clauses: { from: number; to: number }[];
  mentions: ConceptMention[];
}

export type Analyse = (message: string) => Analysis;

/** Whether its writer sets accents at all. */
export const setsAccents = ({ text }: Pick<Analysis, 'text'>): boolean => /[^\0-\x7f]/.test(text);

/** Between two words of different clauses. */
const BREAK = /[.!?;\n…]|,\s| - /;

/**
 * Makes the analyser; without a vocabulary no slips are put right. It remembers the last message: who answers one looks at it
 * right after whoever reads it.
 */
export function createAnalyser(
  spelling: SpellingRegisters,
  concepts: ConceptRegister,
  vocabulary: Vocabulary | undefined,
): Analyse {
  const spell = createSpeller(spelling, vocabulary);
  const families = familyIndex(concepts);
  return rememberingLast((message) => analysis(normalise(message), spell, families));
}

function analysis(text: string, spell: Spell, families: PhraseIndex<readonly string[]>): Analysis {
  const tokens = scan(text);
  const words = spell(text, tokens);
  return { text, tokens, words, clauses: clausesOf(text, words), mentions: mentionsIn(words, families) };
}

function mentionsIn(words: readonly Word[], families: PhraseIndex<readonly string[]>): ConceptMention[] {
  const spelt = words.map(asWritten);
  const mentions: ConceptMention[] = [];
  for (let n = 0; n < spelt.length; n += 1) {
    const match = families.longestAt(spelt, n);
    if (match) mentions.push({ concepts: match.meaning, from: match.from, to: match.to });
  }
  return mentions;
}

/** Nearly always just that word; where it was respelt or taken for another, one that nobody wrote. */
function asWritten({ word, accented }: Word): Written {
  const known = writtenWord(accented);
  return known.folded === word ? known : { written: accented, folded: word, key: keyOf(word) };
}

/** A phrase may stand in several families. */
function familyIndex(concepts: ConceptRegister): PhraseIndex<readonly string[]> {
  const byPhrase = new Map<string, string[]>();
  for (const [concept, phrases] of concepts)
    for (const phrase of phrases) byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), concept]);
  return new PhraseIndex(byPhrase);
}

function clausesOf(text: string, words: readonly Word[]): { from: number; to: number }[] {
  const clauses = [];
  let from = 0;
  for (let n = 1; n <= words.length; n += 1) {
    const [last, next] = [words[n - 1], words[n]];
    if (!last || (next && !hasSignBetween(text, last, next, BREAK))) continue;
    clauses.push({ from, to: n });
    from = n;
  }
  return clauses;
}
