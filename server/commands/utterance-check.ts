import type { Content } from '../../knowledge/loader';
import type { Utterance } from '../../knowledge/utterances';
import type { Problem } from '../../knowledge/checks/problem';

/** A message of a set that only measures: nothing like it may be learnt from. */
export interface MeasuringRow {
  id: string;
  text: string;
}

/** At least so many of each, so that what is rare in talk and dear in life is learnt, too. */
const FLOORS: readonly { what: string; least: number; counts: (utterance: Utterance) => boolean }[] = [
  { what: 'utterances', least: 5_000, counts: () => true },
  { what: 'emergencies', least: 600, counts: ({ urgency }) => urgency === 'emergency' },
  { what: 'veiled emergencies', least: 300, counts: ({ veiled }) => veiled },
  { what: 'near misses', least: 1_000, counts: ({ nearMiss }) => nearMiss },
  { what: 'messages out of scope', least: 1_200, counts: ({ intent }) => intent === 'out_of_scope' },
];
/** From this share of common pieces on, two texts are copies of each other with a word or a name changed. */
const NEAR = 0.8;
const PIECE = 4;
/** Shorter messages ("xin chào") may coincide. */
const SHORTEST = 12;

/** What is wrong with the utterances; `rows` are those of the measuring sets that lie beside us. */
export function checkUtterances(
  utterances: readonly Utterance[],
  rows: readonly MeasuringRow[],
): Pick<Problem, 'text'>[] {
  return [...floorsMissed(utterances), ...duplicates(utterances), ...nearCopies(utterances, rows)].map((text) => ({
    text: `utterances: ${text}`,
  }));
}

function floorsMissed(utterances: readonly Utterance[]): string[] {
  return FLOORS.flatMap(({ what, least, counts }) => {
    const count = utterances.filter(counts).length;
    return count < least ? [`${count} ${what}, fewer than ${least}`] : [];
  });
}

function duplicates(utterances: readonly Utterance[]): string[] {
  const seen = new Map<string, Utterance>();
  return utterances.flatMap((utterance) => {
    const key = utterance.text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
    const before = seen.get(key);
    seen.set(key, utterance);
    return before ? [`"${short(utterance.text)}" stands in ${before.intent} and again in ${utterance.intent}`] : [];
  });
}

/** What is wrong with the questions of articles: they, too, may not be taken from what only measures. */
export function checkQuestionCopies(
  { articles }: Pick<Content, 'articles'>,
  rows: readonly MeasuringRow[],
): Pick<Problem, 'text'>[] {
  const asked = [...articles.values()].flatMap(({ id, questions, sections }) =>
    [...questions, ...sections.flatMap((section) => section.questions)].map((text) => ({ text, intent: id })),
  );
  return nearCopies(asked, rows).map((text) => ({ text: `articles: ${text}`, breaks: false }));
}

/** A text that is learnt from or compared with, and where it belongs. */
type Taken = { text: string; intent: string };

function nearCopies(taken: readonly Taken[], rows: readonly MeasuringRow[]): string[] {
  const known = rows
    .filter(({ text }) => letters(text).length >= SHORTEST)
    .map((row) => ({ row, pieces: piecesOf(row.text) }));
  const byPiece = new Map<string, number[]>();
  known.forEach(({ pieces }, n) => pieces.forEach((piece) => byPiece.set(piece, [...(byPiece.get(piece) ?? []), n])));
  return taken.flatMap(({ text, intent }) => {
    if (letters(text).length < SHORTEST) return [];
    const pieces = piecesOf(text);
    const shared = new Map<number, number>();
    for (const piece of pieces) for (const n of byPiece.get(piece) ?? []) shared.set(n, (shared.get(n) ?? 0) + 1);
    const copy = [...shared].find(
      ([n, common]) => common / (pieces.size + (known[n]?.pieces.size ?? 0) - common) >= NEAR,
    );
    return copy ? [`"${short(text)}" (${intent}) is a near-copy of ${known[copy[0]]?.row.id ?? ''}`] : [];
  });
}

const short = (text: string) => text.slice(0, 60);
const letters = (text: string) => folded(text).replaceAll(' ', '');
const folded = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function piecesOf(text: string): Set<string> {
  const plain = folded(text);
  return new Set(Array.from({ length: Math.max(plain.length - PIECE + 1, 0) }, (_, n) => plain.slice(n, n + PIECE)));
}
