import path from 'node:path';
import { z } from 'zod';
import { fillFacts } from '../facts';
import type { Content } from '../loader';
import { readYaml } from '../yaml-file';
import { type Problem, faulty, inArticle } from './problem';
import { readables } from './readable';

const wordingSchema = z.strictObject({
  banned: z.array(z.strictObject({ pattern: z.string(), instead: z.string(), vi: z.string() })),
  stiff: z.array(z.strictObject({ word: z.string(), instead: z.string() })),
  foreign: z.array(z.string()),
});

/** How we do not write, and what to write instead. */
export interface Wording {
  banned: readonly { pattern: RegExp; instead: string; vi: string }[];
  /** Words of offices, with plain ones. */
  stiff: readonly { word: string; instead: string }[];
  /** Names and loan words that no Vietnamese dictionary holds. */
  foreign: readonly string[];
}

/** Reads knowledge/registers/wording.yaml. */
export function loadWording(root: string): Wording {
  const { banned, stiff, foreign } = readYaml(path.join(root, 'registers/wording.yaml'), wordingSchema);
  return {
    banned: banned.map(({ pattern, ...words }) => ({ pattern: new RegExp(pattern, 'iu'), ...words })),
    stiff,
    foreign,
  };
}

/** Wordings that may not be used, in what people would read on `today`: facts are filled in before looking. */
export function checkWording(content: Content, today: string, { banned }: Wording): Problem[] {
  const { facts, phrases } = content;
  const found = (text: string) =>
    banned.flatMap(({ pattern, instead, vi }) => {
      const match = pattern.exec(fillFacts(text, facts, today) ?? text);
      return match ? [{ rule: 'banned' as const, values: { words: match[0], instead, vi } }] : [];
    });
  return [
    ...readables(content).flatMap((readable) =>
      inArticle(
        readable,
        readable.pieces.flatMap(({ line, text }) => found(text).map((finding) => ({ line, ...finding }))),
        false,
      ),
    ),
    ...Object.entries(phrases).flatMap(([name, text]) =>
      found(text).map(({ rule, values }) => faulty(`phrase ${name}`, rule, values)),
    ),
  ];
}
