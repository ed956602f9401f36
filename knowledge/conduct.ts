import path from 'node:path';
import { z } from 'zod';
import { readYaml } from './yaml-file';

/** How somebody behaves towards whoever answers: they insult, they harass, they say that it was a joke. */
export const CONDUCTS = ['insult', 'sexual', 'joke'] as const;
export type WordedConduct = (typeof CONDUCTS)[number];

const phrases = z.array(
  z
    .string()
    .min(1)
    .refine((phrase) => phrase === phrase.toLowerCase()),
);
const schema = z.strictObject({ insult: phrases, sexual: phrases, joke: phrases });

/** Words by which conduct is known, as people write them: lower case, matched as whole words. */
export type ConductRegister = Readonly<Record<WordedConduct, readonly string[]>>;

/** Reads knowledge/registers/conduct.yaml. */
export const loadConduct = (root: string): ConductRegister =>
  readYaml(path.join(root, 'registers/conduct.yaml'), schema);

/** Reads knowledge/registers/surnames.yaml: lower case, with accents. */
export const loadSurnames = (root: string): string[] => readYaml(path.join(root, 'registers/surnames.yaml'), phrases);
