import { accountTexts } from './texts';

/** The first that fits counts: browsers name those that they descend from, too. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg/, 'Edge'],
  [/OPR\//, 'Opera'],
  [/coc_coc/i, 'Cốc Cốc'],
  [/Firefox/, 'Firefox'],
  [/Chrome|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iPhone/iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS/, 'Mac'],
  [/Linux|CrOS/, 'Linux'],
];

const firstIn = (table: typeof BROWSERS, agent: string) => table.find(([pattern]) => pattern.test(agent))?.[1];

/** A browser's own description in words that people know: "Chrome, Windows"; as it came where nothing of it is known. */
export function browserOf(agent: string): string {
  const known = [firstIn(BROWSERS, agent), firstIn(SYSTEMS, agent)].filter(Boolean).join(', ');
  return known || agent || accountTexts.sessionUnknown;
}
