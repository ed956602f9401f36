import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const dangerSchema = z.strictObject({
  who: z.string(),
  me: z.string(),
  clear: z.array(z.string()).min(1),
  signals: z.array(z.string()).min(1),
  self_harm: z.array(z.string()).min(1),
  first_person: z.array(z.string()).min(1),
  arguments_against: z.array(z.string()).min(1),
});

/** Patterns that speak of danger, and patterns that speak against it being now and real; over folded text. */
export interface DangerRegister {
  /** An emergency by themselves, unless something speaks against it. */
  clear: readonly RegExp[];
  /** Evidence that makes the statistical view's alarm count sooner. */
  signals: readonly RegExp[];
  selfHarm: readonly RegExp[];
  firstPerson: readonly RegExp[];
  argumentsAgainst: readonly RegExp[];
}

/** Reads knowledge/registers/danger.yaml. */
export function loadDangerRegister(root: string): DangerRegister {
  const { who, me, clear, signals, self_harm, first_person, arguments_against } = dangerSchema.parse(
    read(root, 'danger'),
  );
  const compile = (patterns: string[]) =>
    patterns.map((pattern) => new RegExp(pattern.replaceAll('{who}', who).replaceAll('{me}', me), 'u'));
  return {
    clear: compile(clear),
    signals: compile([...signals, ...self_harm]),
    selfHarm: compile(self_harm),
    firstPerson: compile(first_person),
    argumentsAgainst: compile(arguments_against),
  };
}

const words = z.array(z.coerce.string().min(1)).min(1);
const moneySchema = z.strictObject({
  scales: z.array(z.strictObject({ value: z.number(), names: words, currency: z.string().optional() })),
  currencies: z.array(z.strictObject({ id: z.string(), names: words })),
});
const placesSchema = z.array(z.strictObject({ name: z.string(), names: words, towards: z.string().optional() }));
const sex = z.enum(['female', 'male']);
const peopleSchema = z.strictObject({
  possessors: words,
  relations: z.array(z.strictObject({ relation: z.string(), sex: sex.optional(), names: words })),
  sexes: z.strictObject({ female: words, male: words }),
  counted: words,
});
const namesSchema = z.strictObject({
  companies: words,
  forms: words,
  landmarks: words,
  accounts: words,
  banks: words,
});
const timesSchema = z.strictObject({ soon: words, now: words, past: words });

export type MoneyRegister = z.infer<typeof moneySchema>;
export type PlacesRegister = z.infer<typeof placesSchema>;
export type PeopleRegister = z.infer<typeof peopleSchema>;
export type NamesRegister = z.infer<typeof namesSchema>;
export type TimesRegister = z.infer<typeof timesSchema>;

/** The words by which people, places, money and times are found in a message; with their accents. */
export interface EntityRegisters {
  money: MoneyRegister;
  places: PlacesRegister;
  people: PeopleRegister;
  names: NamesRegister;
  times: TimesRegister;
}

/** Reads the tables of entities in knowledge/registers. */
export function loadEntityRegisters(root: string): EntityRegisters {
  return {
    money: moneySchema.parse(read(root, 'money')),
    places: placesSchema.parse(read(root, 'places')),
    people: peopleSchema.parse(read(root, 'people')),
    names: namesSchema.parse(read(root, 'names')),
    times: timesSchema.parse(read(root, 'times')),
  };
}

/** Reads knowledge/registers/abbreviations.yaml: chat spelling → words, both without accents. */
export function loadAbbreviations(root: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(z.record(z.string(), z.coerce.string()).parse(read(root, 'abbreviations'))));
}

function read(root: string, name: string): unknown {
  return parse(readFileSync(path.join(root, 'registers', `${name}.yaml`), 'utf8'));
}
