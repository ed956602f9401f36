import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { ContentError, readYaml } from './yaml-file';

const patterns = z.array(z.string());
const rows = z.array(z.string().regex(/^[A-Z]{1,2}[0-9A-Z]{1,3}$/));

const cuesSchema = z.strictObject({
  words: z.record(z.string(), z.string()),
  warnings: patterns,
  about_themselves: patterns,
  negators: z.string(),
  between_negator: z.string(),
  prohibitors: z.string(),
  between_prohibitor: z.string(),
  nothing_follows: z.string(),
  unless_followed_by: z.string(),
  elements: z.record(z.string(), patterns),
  countries: z.record(z.string(), patterns),
  not_countries: z.string(),
  spellings: z.record(z.string(), z.string()),
  accents: z.record(z.string(), z.array(z.string())),
});

/** deadly: one is enough to say "stop"; strong counts 2, weak 1; a trait counts only together with others. */
const WEIGHTS = ['deadly', 'strong', 'weak', 'trait'] as const;
export type FlagWeight = (typeof WEIGHTS)[number];

const flagSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  looks_like: z.string().min(1),
  why: z.string().min(1).max(130),
  ask: z.string().min(1).max(110).optional(),
  weight: z.enum(WEIGHTS),
  place: z.literal('abroad').optional(),
  firm: z.boolean().default(false),
  basis: z.strictObject({ document: z.string().min(1), rows }),
  patterns,
  unless: patterns.default([]),
  accents: z.record(z.string(), z.array(z.string())).default({}),
});

const signSchema = z.strictObject({
  id: z.string(),
  proof: z.boolean().default(false),
  domestic: z.boolean().default(false),
  says: z.string().min(1).max(130),
  patterns,
  rows,
});

const combinationSchema = z.strictObject({
  flag: z.string(),
  all: z.array(z.string()).default([]),
  some: z.array(z.string()).default([]),
  least: z.number().int().default(1),
  none: z.array(z.string()).default([]),
});

const questionSchema = z.strictObject({
  id: z.string(),
  text: z.string().min(1).max(200),
  when: z.array(z.string()).default([]),
  yes: z.array(z.string()).default([]),
  no: z.array(z.string()).default([]),
});

/** Offers that were made up and labelled by hand; none is a real person's. `kind` names what it is of its label. */
const exampleSchema = z.strictObject({
  label: z.enum(['dangerous', 'suspicious', 'ok']),
  kind: z.string().min(1),
  text: z.string().min(1),
});
/** `hand` is the file that it stands in: what one writer made up in one go resembles itself. */
export type OfferExample = z.infer<typeof exampleSchema> & { hand: string };
export type ExampleLabel = OfferExample['label'];

/** A question of the guided check, and what its answers speak for. */
export type OfferQuestion = z.infer<typeof questionSchema>;

/** One reason why an offer is dangerous, with the patterns by which it is seen. */
export type FlagContent = Omit<z.infer<typeof flagSchema>, 'patterns' | 'unless' | 'accents'> & {
  pattern: RegExp | undefined;
  unless: RegExp | undefined;
  accents: Accents;
};

/** Words without accents, and how they must be written where accents were written at all: "đóng" is not "động". */
export type Accents = Readonly<Record<string, readonly string[]>>;

/** A sign that an offer goes a lawful way. */
export type SignContent = Omit<z.infer<typeof signSchema>, 'patterns'> & { pattern: RegExp | undefined };
export type Combination = z.infer<typeof combinationSchema>;

/** All by which offers are read and judged; patterns work on the words of `OfferText`. */
export interface OfferContent {
  flags: readonly FlagContent[];
  signs: readonly SignContent[];
  combinations: readonly Combination[];
  questions: readonly OfferQuestion[];
  examples: readonly OfferExample[];
  elements: ReadonlyMap<string, RegExp>;
  /** By id of the register of countries. */
  countries: ReadonlyMap<string, RegExp>;
  /** Places at home whose names hold the name of a country. */
  notCountries: RegExp;
  /** Short spellings that stand for something else in adverts than elsewhere. */
  spellings: ReadonlyMap<string, string>;
  accents: Accents;
  warning: RegExp;
  aboutThemselves: RegExp;
  /** At the end of what stands before something: it is denied. */
  denial: RegExp;
  /** At the end of what stands before one more thing of a list: the whole list is denied. */
  denialOfList: RegExp;
  /** At the beginning of what stands after something: there is none of it ("tiền cọc: 0"). */
  nothing: RegExp;
  /** At the beginning of what stands after something: it was no denial but a threat. */
  threat: RegExp;
}

/** Reads knowledge/offers; raises {@link ContentError} with the file and what is wrong in it. */
export function loadOfferContent(root: string): OfferContent {
  const read = <T>(name: string, schema: z.ZodType<T>): T =>
    readYaml(path.join(root, 'offers', `${name}.yaml`), schema);
  const cues = read('cues', cuesSchema);
  const one = (list: readonly string[]) => joined(list, cues.words);
  const byName = (lists: Record<string, string[]>) =>
    new Map(Object.entries(lists).map(([name, list]) => [name, one(list) ?? /$^/]));
  const flags = read('flags', z.array(flagSchema)).map((flag) => ({
    ...flag,
    pattern: one(flag.patterns),
    unless: one(flag.unless),
    accents: { ...cues.accents, ...flag.accents },
  }));
  const signs = read('signs', z.array(signSchema)).map((sign) => ({ ...sign, pattern: one(sign.patterns) }));
  return {
    flags,
    signs,
    questions: read('questions', z.array(questionSchema)),
    examples: readExamples(path.join(root, 'offers/examples')),
    combinations: checkedCombinations(read('combinations', z.array(combinationSchema)), flags),
    elements: byName(cues.elements),
    countries: byName(cues.countries),
    notCountries: new RegExp(cues.not_countries, 'gu'),
    spellings: new Map(Object.entries(cues.spellings)),
    accents: cues.accents,
    warning: one(cues.warnings) ?? /$^/,
    aboutThemselves: one(cues.about_themselves) ?? /$^/,
    denial: new RegExp(`(?<![\\p{L}\\p{N}])(?:${near(cues)}|${far(cues)}) $`, 'u'),
    denialOfList: new RegExp(`(?<![\\p{L}\\p{N}])${near(cues)}(?: [a-z]+){0,3}(?: ,(?: [a-z]+){1,4})* , $`, 'u'),
    nothing: new RegExp(`^${cues.nothing_follows}`, 'u'),
    threat: new RegExp(`^[ ,]*${cues.unless_followed_by}`, 'u'),
  };
}

/** Every pattern that a text is searched with. */
export function patternsOf(content: OfferContent): RegExp[] {
  const { flags, signs, elements, countries } = content;
  const { notCountries, warning, aboutThemselves, denial, denialOfList, nothing, threat } = content;
  return [
    ...flags.flatMap(({ pattern, unless }) => [pattern, unless]),
    ...signs.map(({ pattern }) => pattern),
    ...[...elements.values(), ...countries.values()],
    ...[notCountries, warning, aboutThemselves, denial, denialOfList, nothing, threat],
  ].filter((pattern) => pattern !== undefined);
}

/** Messages in the words of offers that hold none: knowledge/offers/others.txt, one a line, `#` for a comment. */
export function loadOtherMessages(root: string): string[] {
  const lines = readFileSync(path.join(root, 'offers/others.txt'), 'utf8').split('\n');
  return lines.filter((line) => line && !line.startsWith('#'));
}

type Negation = Pick<z.infer<typeof cuesSchema>, 'negators' | 'between_negator' | 'prohibitors' | 'between_prohibitor'>;
/** "không thu tiền …": only words that belong to it may stand between. */
const near = ({ negators, between_negator }: Negation) => `${negators}(?: ${between_negator}){0,5}`;
/** "không đi … theo diện …": nearly any word may. */
const far = ({ prohibitors, between_prohibitor }: Negation) => `${prohibitors}(?: ${between_prohibitor}){0,9}`;

function parsed<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ContentError(
      `${place}: ${error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message}`,
    );
  }
}

/** Every line of every file is one offer, in JSON. */
function readExamples(folder: string): OfferExample[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name);
      const hand = path.basename(name, '.jsonl');
      const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
      return lines.map((line, n) => ({
        ...parsed(`${file}:${String(n + 1)}`, () => exampleSchema.parse(JSON.parse(line))),
        hand,
      }));
    });
}

/** All patterns in one, so that a text is gone through once. `\b` and `\w` of JavaScript know only ASCII, as folded words are. */
function joined(list: readonly string[], words: Record<string, string>): RegExp | undefined {
  if (!list.length) return undefined;
  const filled = list.map((pattern) => fill(pattern, words));
  return new RegExp(filled.map((pattern) => `(?:${pattern})`).join('|'), 'gu');
}

function fill(pattern: string, words: Record<string, string>): string {
  return pattern.replace(/\{([a-z]+)\}/g, (whole, name: string) => words[name] ?? whole);
}

function checkedCombinations(combinations: Combination[], flags: readonly FlagContent[]): Combination[] {
  for (const { flag } of combinations) {
    if (!flags.some(({ id }) => id === flag)) throw new ContentError(`offers/combinations.yaml: unknown flag ${flag}`);
  }
  return combinations;
}
