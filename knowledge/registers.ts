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

/** Reads knowledge/registers/abbreviations.yaml: chat spelling → words, both without accents. */
export function loadAbbreviations(root: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(z.record(z.string(), z.coerce.string()).parse(read(root, 'abbreviations'))));
}

function read(root: string, name: string): unknown {
  return parse(readFileSync(path.join(root, 'registers', `${name}.yaml`), 'utf8'));
}
