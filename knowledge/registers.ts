import path from 'node:path';
import { z } from 'zod';
import { type Patterns, compilePatterns } from './patterns';
import { readYaml } from './yaml-file';

const dangerSchema = z.strictObject({
  /** Parts of patterns, which stand there as {who}. */
  who: z.string(),
  me: z.string(),
  pay: z.string(),
  them: z.string(),
  kin: z.string(),
  asks: z.string(),
  cries: z.array(z.string()).min(1),
  clear: z.array(z.string()).min(1),
  signals: z.array(z.string()).min(1),
  self_harm: z.array(z.string()).min(1),
  first_person: z.array(z.string()).min(1),
  together: z.array(z.string()).min(1),
  for_another: z.array(z.string()).min(1),
  only_asks: z.array(z.string()).min(1),
  arguments_against: z.array(z.string()).min(1),
  asks_of_the_subject: z.array(z.string()).min(1),
});

/** Patterns that speak of danger, and patterns that speak against it being now and real; over folded text, a clause a line. */
export interface DangerRegister {
  /** The whole message is a cry for help; over all its words in one line. */
  cries: Patterns;
  /** An emergency by themselves, unless something speaks against it. */
  clear: Patterns;
  /** Evidence that makes the statistical view's alarm count sooner. */
  signals: Patterns;
  selfHarm: Patterns;
  firstPerson: Patterns;
  /** Speaks for the writer's being held with those of whom they tell. */
  together: Patterns;
  /** The writer tells of somebody else and asks for them. */
  forAnother: Patterns;
  /** The whole message only asks, of a place or of this chat; over all its words in one line. */
  onlyAsks: Patterns;
  argumentsAgainst: Patterns;
  /** Speaks against danger, unless the writer plainly tells of their own. */
  asksOfTheSubject: Patterns;
}

/** Reads knowledge/registers/danger.yaml. */
function loadDangerRegister(root: string): DangerRegister {
  const {
    cries,
    clear,
    signals,
    self_harm,
    first_person,
    together,
    for_another,
    only_asks,
    arguments_against,
    asks_of_the_subject,
    ...named
  } = read(root, 'danger', dangerSchema);
  const names = Object.entries(named);
  const written = (pattern: string) =>
    names.reduce((text, [name, part]) => text.replaceAll(`{${name}}`, part), pattern);
  const compile = (patterns: string[]) => compilePatterns(patterns.map(written));
  return {
    cries: compile(cries),
    clear: compile(clear),
    signals: compile([...signals, ...self_harm]),
    selfHarm: compile(self_harm),
    firstPerson: compile(first_person),
    together: compile(together),
    forAnother: compile(for_another),
    onlyAsks: compile(only_asks),
    argumentsAgainst: compile(arguments_against),
    asksOfTheSubject: compile(asks_of_the_subject),
  };
}

const words = z.array(z.coerce.string().min(1)).min(1);
const moneySchema = z.strictObject({
  scales: z.array(z.strictObject({ value: z.number(), names: words, currency: z.string().optional() })),
  currencies: z.array(
    z.strictObject({
      id: z.string(),
      names: words,
      letter: z.strictObject({ name: z.string(), from: z.number().positive() }).optional(),
    }),
  ),
});
const placesSchema = z.array(z.strictObject({ name: z.string(), names: words, towards: z.string().optional() }));
const sex = z.enum(['female', 'male']);
const peopleSchema = z.strictObject({
  possessors: words,
  relations: z.array(z.strictObject({ relation: z.string(), sex: sex.optional(), names: words })),
  sexes: z.strictObject({ female: words, male: words }),
  counted: words,
});
const countriesSchema = z.array(z.looseObject({ names: words, ambiguous: z.array(z.string()).default([]) }));
const namesSchema = z.strictObject({
  companies: words,
  forms: words,
  landmarks: words,
  beside: words,
  accounts: words,
  banks: words,
});
const listed = z.array(words).min(1);
const plightsSchema = z.strictObject({
  documents: listed,
  injury: listed,
  contact: listed,
  name: listed,
  captor: listed,
});
const timesSchema = z.strictObject({ soon: words, now: words, past: words });

export type MoneyRegister = z.infer<typeof moneySchema>;
export type PlacesRegister = z.infer<typeof placesSchema>;
export type PeopleRegister = z.infer<typeof peopleSchema>;
export type NamesRegister = z.infer<typeof namesSchema>;
export type PlightsRegister = z.infer<typeof plightsSchema>;
export type TimesRegister = z.infer<typeof timesSchema>;

/** The words by which people, places, money and times are found in a message; with their accents. */
export interface EntityRegisters {
  money: MoneyRegister;
  places: PlacesRegister;
  people: PeopleRegister;
  names: NamesRegister;
  plights: PlightsRegister;
  times: TimesRegister;
}

/** Reads the tables of entities in knowledge/registers. */
export function loadEntityRegisters(root: string): EntityRegisters {
  return {
    money: read(root, 'money', moneySchema),
    places: read(root, 'places', placesSchema),
    people: read(root, 'people', peopleSchema),
    names: read(root, 'names', namesSchema),
    plights: read(root, 'plights', plightsSchema),
    times: read(root, 'times', timesSchema),
  };
}

const syllablesSchema = z.strictObject({ onsets: z.array(z.string()), rhymes: words });
const regionalSchema = z.strictObject({
  anywhere: z.record(z.string(), z.string()),
  accented: z.record(z.string(), z.string()),
});
const teencodeSchema = z.array(z.strictObject({ from: z.string(), to: z.array(z.string()).min(1) }));

export type SyllableRegister = z.infer<typeof syllablesSchema>;

/** How people write words otherwise than the standard; what they stand for is always without accents. */
export interface SpellingRegisters {
  abbreviations: Abbreviations;
  /** Phrases with their accents; `accented` holds single words that are another word without them. */
  regional: Record<'anywhere' | 'accented', ReadonlyMap<string, string>>;
  /** Words and phrases of other languages that have a plain meaning in Vietnamese. */
  glosses: ReadonlyMap<string, string>;
  /** Emoji that are put in place of a word. */
  emoji: ReadonlyMap<string, string>;
  teencode: readonly { from: RegExp; to: readonly string[] }[];
  syllables: SyllableRegister;
  /** Foreign words that are left as they stand. */
  foreign: ReadonlySet<string>;
}

/** Reads the tables of spelling in knowledge/registers. */
function loadSpellingRegisters(root: string): SpellingRegisters {
  const regional = read(root, 'regional', regionalSchema);
  const plain = (table: Record<string, string>) =>
    new Map(Object.entries(table).map(([from, to]) => [from.normalize('NFC'), fold(to)]));
  return {
    abbreviations: loadAbbreviations(root),
    regional: { anywhere: plain(regional.anywhere), accented: plain(regional.accented) },
    glosses: plain(read(root, 'glosses', z.record(z.string(), z.string()))),
    emoji: new Map(
      Object.entries(read(root, 'emoji', z.record(z.string(), z.string()))).flatMap(([word, signs]) =>
        signs.split(' ').map((sign) => [sign, fold(word)] as const),
      ),
    ),
    teencode: read(root, 'teencode', teencodeSchema).map(({ from, to }) => ({ from: new RegExp(from), to })),
    syllables: read(root, 'syllables', syllablesSchema),
    foreign: new Set([...read(root, 'foreign', z.array(words)).flat(), ...namesOfCountries(root)]),
  };
}

/** Families of words that mean the same to the reader: the family's name and its phrases, with accents. */
export type ConceptRegister = ReadonlyMap<string, readonly string[]>;

/** Reads knowledge/registers/concepts.yaml; the countries are one more family. */
function loadConcepts(root: string): ConceptRegister {
  const families = read(root, 'concepts', z.record(z.string(), words));
  return new Map(Object.entries({ ...families, abroad: phrasesOfCountries(root) }));
}

/** Names this short mean a country only behind a word of place ("qua Hàn"). */
const SHORT_NAME = /^\p{Script=Latin}{1,4}$/u;
const WORDS_OF_PLACE = ['sang', 'qua', 'bên', 'ở', 'đi', 'tại', 'nước'];

/** The names of countries and of places there, as they stand in a message when they are meant. */
function phrasesOfCountries(root: string): string[] {
  return read(root, 'countries', countriesSchema).flatMap(({ names, ambiguous }) => {
    const isShort = (name: string) => SHORT_NAME.test(name);
    const besides = [...names.filter(isShort), ...ambiguous];
    return [
      ...names.filter((name) => !isShort(name)),
      ...besides.flatMap((name) => WORDS_OF_PLACE.map((word) => `${word} ${name}`)),
    ];
  });
}

/** All tables that reading goes by, in one. */
export interface UnderstandingRegisters {
  spelling: SpellingRegisters;
  concepts: ConceptRegister;
  danger: DangerRegister;
}

export function loadUnderstandingRegisters(root: string): UnderstandingRegisters {
  return { spelling: loadSpellingRegisters(root), concepts: loadConcepts(root), danger: loadDangerRegister(root) };
}

/** Chat spellings and what they stand for, both without accents. */
export type Abbreviations = ReadonlyMap<string, string>;

/** Reads knowledge/registers/abbreviations.yaml. */
export function loadAbbreviations(root: string): Abbreviations {
  return new Map(Object.entries(read(root, 'abbreviations', z.record(z.string(), z.coerce.string()))));
}

/** Single words of the names of countries and of places there. */
function namesOfCountries(root: string): string[] {
  return read(root, 'countries', countriesSchema).flatMap(({ names }) =>
    names.flatMap((name) => fold(name).split(/[^\p{L}]+/u)),
  );
}

/** Lower-case letters without accents, as bot/language folds; the tables are written with accents, for their readers. */
const fold = (text: string) => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

function read<T>(root: string, name: string, schema: z.ZodType<T>): T {
  return readYaml(path.join(root, 'registers', `${name}.yaml`), schema);
}
