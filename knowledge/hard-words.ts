import path from 'node:path';
import { z } from 'zod';
import { readYaml } from './yaml-file';

const words = z.array(
  z
    .string()
    .min(1)
    .refine((word) => word === word.toLowerCase()),
);

/** Reads knowledge/registers/hard-words.yaml: words that counsellors may have covered. */
export const loadHardWords = (root: string): string[] => readYaml(path.join(root, 'registers/hard-words.yaml'), words);
