import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { checkSync } from 'recheck';
import ts from 'typescript';
import { loadWording } from '../../../knowledge/checks/wording';
import { CONDUCTS, loadConduct } from '../../../knowledge/conduct';
import { loadOfferContent } from '../../../knowledge/offers';
import { loadUnderstandingRegisters } from '../../../knowledge/registers';
import { wholeWords } from '../../../bot/understanding/conduct';

/** Rooms whose expressions meet words from outside. */
const ROOMS = ['bot', 'dialogs', 'knowledge', 'server'];
/** An expression that cannot be judged in this time must stand in the table below. */
const PATIENCE_MS = 10_000;

/**
 * Expressions that are not proven to be linear, by their beginning: the longest text that each may meet, and what keeps it
 * to that. Everything else must be proven.
 */
const BOUNDED: readonly (readonly [file: string, beginning: string, longest: number, why: string])[] = [
  ['bot/language/telex.ts', '/^(.*?[aeiouy]', 12, 'longer words are sent back before'],
  ['bot/language/telex.ts', '/(?<=[aou][a-z]*)w/', 12, 'longer words are sent back before'],
  [
    'bot/offers/detect.ts',
    '/\\?|(?:^|\\s)',
    200_000,
    'the whole of what was pasted; the end is anchored to trimmed text',
  ],
  ['bot/offers/offer-money.ts', '/^\\s*(?:\\/|mot|1|moi', 14, 'looks at 14 letters behind an amount'],
  ['bot/offers/offer-reader.ts', '/\\b(?:giay phep|gp', 12_000, 'offers are read up to 12,000 letters'],
  ['bot/offers/offer-reader.ts', '/(?:[Nn]hà hàng', 12_000, 'offers are read up to 12,000 letters'],
  ['bot/offers/offer-reader.ts', '/(?:công ty|cty', 12_000, 'offers are read up to 12,000 letters'],
  ['bot/asked.ts', '/\\?\\s*$|', 20_000, 'the longest message of the web chat'],
  ['bot/understanding/entities/index.ts', '/(?:https?:', 4_000, 'messages are read up to 4,000 letters'],
  [
    'bot/understanding/entities/times.ts',
    '/(?=[ntm\\d])(?<![\\p{L}\\p{N}])(?:ngày',
    4_000,
    'messages are read up to 4,000 letters',
  ],
  ['knowledge/checks/numbers.ts', '/', 6_000, 'our own content, when it is checked'],
  ['knowledge/checks/spelling.ts', '/', 6_000, 'our own content, when it is checked'],
  ['server/channels/text.ts', '/\\s(?<=', 2_001, 'looks at what fits into one message of a platform'],
  ['server/channels/web/multipart.ts', '/^content-disposition:', 20_000, 'one line of it matters at a time'],
  [
    'server/channels/web/page/linkify.ts',
    '/(?:https?:',
    20_000,
    'names of 63 letters, six of them; the longest message',
  ],
  ['server/channels/web/page/linkify.ts', '/\\/[^', 20_000, 'the longest message'],
  ['server/channels/web/widget/widget.js', '/widget', 2_000, "the script's own address"],
  ['server/config.ts', '/\\/+$/', 2_000, 'what the operator sets'],
  ['server/content/contacts.ts', '/[a-z][a-z0-9+.-]', 20_000, 'the longest text of an editor; its parts are bounded'],
  [
    'server/content/contacts.ts',
    '/[\\p{L}\\p{N}._%+-]',
    20_000,
    'the longest text of an editor; its parts are bounded',
  ],
  ['server/content/contacts.ts', '/(?<!\\p{L})(?:gọi', 20_000, 'the longest text of an editor; its parts are bounded'],
  ['server/content/contacts.ts', '/[.,;:!?)', 330, 'one link'],
  ['server/offers/company-table.ts', '/<t', 20_000, 'a file that the operator imports'],
  ['server/pages/shell.ts', '/(\\+84', 20_000, 'our own articles'],
  ['server/store/mongoose/connection.ts', '/^(\\S+:', 200, 'what the operator sets'],
];

/** What makes expressions slow when it is repeated. */
const PUMPS = [
  ' ',
  '\n',
  'a',
  '0',
  '.',
  '!',
  '/',
  '{{',
  'w',
  't-',
  'a.',
  '<td>',
  ' ko',
  'nam ',
  'gp',
  'https',
  'a-',
  'gọi số ',
  '?',
  'công ty a ',
];

interface Expression {
  file: string;
  literal: string;
}

function expressionsIn(file: string): Expression[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push({ file, literal: node.text });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const files = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => path.join(room, name)),
).filter((file) => /\.(?:ts|tsx|mjs|js)$/.test(file) && !file.includes('node_modules'));
const all = files.flatMap(expressionsIn);
const boundOf = ({ file, literal }: Expression) =>
  BOUNDED.find(([of, beginning]) => of === file && literal.startsWith(beginning));
const partsOf = (literal: string) => {
  const end = literal.lastIndexOf('/');
  return { source: literal.slice(1, end), flags: literal.slice(end + 1) };
};

describe('every regular expression of the code', () => {
  const judged = new Map<string, boolean>();
  const isLinear = ({ literal }: Expression) => {
    const known = judged.get(literal);
    if (known !== undefined) return known;
    const { source, flags } = partsOf(literal);
    const linear = checkSync(source, flags, { timeout: PATIENCE_MS }).status === 'safe';
    judged.set(literal, linear);
    return linear;
  };

  it('is judged by a tool that knows a slow one', () => {
    expect(checkSync('^(a+)+$', '').status).toBe('vulnerable');
  });

  it('is proven to take linear time, or meets short texts only', () => {
    expect(all.length).toBeGreaterThan(200);
    const slow = all.filter((one) => !boundOf(one) && !isLinear(one));
    expect(slow).toEqual([]);
  }, 240_000);

  it.each(BOUNDED)('%s %s… hangs on no text of its length', (file, beginning, longest) => {
    const mine = all.filter((one) => one.file === file && one.literal.startsWith(beginning));
    expect(mine).not.toEqual([]);
    for (const { literal } of mine) {
      const { source, flags } = partsOf(literal);
      expect(slowPumps(source, flags, longest, PUMPS)).toEqual([]);
    }
  });
});

describe('every pattern of the content', () => {
  /** Offers are read up to 12,000 letters, messages up to 4,000: see offer-text.ts and normalise.ts. */
  const LONGEST = 12_000;
  const patterns = [
    ...patternsIn(loadOfferContent('knowledge')),
    ...patternsIn(loadUnderstandingRegisters('knowledge')),
    ...patternsIn(loadWording('knowledge')),
    ...patternsIn(CONDUCTS.map((conduct) => wholeWords(loadConduct('knowledge')[conduct]))),
  ];

  it('hangs on no text, also none made of its own words', () => {
    expect(patterns.length).toBeGreaterThan(150);
    const slow = patterns.filter(({ source, flags }) => {
      const own = (source.match(/[a-z]{2,}(?: [a-z]+)*/g) ?? []).slice(0, 12).map((words) => `${words} `);
      return slowPumps(source, flags, LONGEST, [...own, ' ', 'a', '0', 'a ', '1 ', '\n']).length > 0;
    });
    expect(slow).toEqual([]);
  }, 240_000);
});

/** All expressions somewhere in what was loaded. */
function patternsIn(value: unknown, seen = new Set<unknown>()): RegExp[] {
  if (value instanceof RegExp) return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const parts: unknown[] = value instanceof Map ? [...value.values()] : Object.values(value);
  return parts.flatMap((part) => patternsIn(part, seen));
}

const room = vm.createContext({});
/** A guard against hanging, not a measurement. */
const GUARD_MS = 5_000;

/** Which repeated pieces make an expression hang. */
function slowPumps(source: string, flags: string, length: number, pumps: readonly string[]): string[] {
  return pumps.filter((pump) => {
    Object.assign(room, { source, flags, text: `gp ko${pump.repeat(length / pump.length)}\u0001x` });
    return hangs('text.replace(new RegExp(source, flags), "")');
  });
}

function hangs(work: string): boolean {
  try {
    vm.runInContext(work, room, { timeout: GUARD_MS });
    return false;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true;
    throw error;
  }
}
