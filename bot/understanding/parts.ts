import type { Utterance } from '../../knowledge/utterances';
import { FNV_START, hash } from '../language/fnv';
import { randomFrom } from './random';

/** About so many lines stand together in one part: one hand wrote them, and they resemble each other. */
const LINES_TOGETHER = 20;

/**
 * The part of each utterance, from 0 on. Where lines begin to stand together, and in which part, is drawn by their own words:
 * a line more or less moves the few that stand with it and no others.
 */
export function partsOf(utterances: readonly Utterance[], parts: number): number[] {
  let part = 0;
  return utterances.map(({ text, intent }, n) => {
    const random = randomFrom(hash(FNV_START, text));
    const [beginning, lot] = [random(), random()];
    const begins = utterances[n - 1]?.intent !== intent || beginning < 1 / LINES_TOGETHER;
    if (begins) part = Math.floor(lot * parts);
    return part;
  });
}
