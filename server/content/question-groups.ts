import { fold, normalise } from '../../bot/language/normalise';
import type { Abbreviations } from '../../knowledge/registers';
import type { UnansweredQuestion } from '../store/contract/unanswered';

/** Questions that ask much the same. */
export interface QuestionGroup {
  /** The wording that was used most. */
  text: string;
  intent: string;
  /** How often it was asked, in all wordings. */
  count: number;
  /** Epoch ms. */
  lastSeen: number;
  questions: UnansweredQuestion[];
}

/** From this share of common words and pairs of words on, two questions ask the same. */
const ALIKE = 0.5;

/** Brings near-copies together, the most asked first. `questions` come with the most asked first. */
export function groupQuestions(
  questions: readonly UnansweredQuestion[],
  abbreviations: Abbreviations,
): QuestionGroup[] {
  const groups: { pieces: ReadonlySet<string>; questions: UnansweredQuestion[] }[] = [];
  for (const question of questions) {
    const pieces = piecesOf(question.text, abbreviations);
    const near = groups.find((group) => likeness(group.pieces, pieces) >= ALIKE);
    if (near) near.questions.push(question);
    else groups.push({ pieces, questions: [question] });
  }
  return groups.map(({ questions: all }) => groupOf(all)).sort((a, b) => b.count - a.count || b.lastSeen - a.lastSeen);
}

function groupOf(questions: UnansweredQuestion[]): QuestionGroup {
  const [first] = questions;
  return {
    text: first?.text ?? '',
    intent: first?.intent ?? '',
    count: questions.reduce((sum, { count }) => sum + count, 0),
    lastSeen: Math.max(...questions.map(({ lastSeen }) => lastSeen)),
    questions,
  };
}

/** Its words and pairs of words, in one spelling; of a text without any, its letters. */
function piecesOf(text: string, abbreviations: Abbreviations): ReadonlySet<string> {
  const folded = fold(normalise(text));
  const all = (folded.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => (abbreviations.get(word) ?? word).split(' '));
  if (!all.length) return new Set([folded]);
  return new Set([...all, ...all.slice(1).map((word, n) => `${all[n] ?? ''} ${word}`)]);
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const piece of a) if (b.has(piece)) common += 1;
  return common / (a.size + b.size - common || 1);
}
