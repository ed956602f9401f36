import path from 'node:path';
import { z } from 'zod';
import { fillFacts } from './facts';
import type { Fact } from './schema';
import { readYaml } from './yaml-file';

const agencySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  kind: z.enum(['police', 'border', 'social', 'shelter', 'legal', 'labour', 'embassy']),
  name: z.string().min(1).max(120),
  /** Numbers and addresses, as references to facts; absent where the local office must be looked up. */
  contact: z.string().optional(),
  /** What it is for. */
  when: z.string().min(1),
  /** Rows of the fact base. */
  rows: z.array(z.string()).min(1),
});

/** A place to which staff refer a case. */
export interface Agency {
  id: string;
  kind: z.output<typeof agencySchema>['kind'];
  name: string;
  contact?: string;
  when: string;
}

/** Reads knowledge/registers/agencies.yaml; a contact stands there with the facts as they may be shown on `today` (ISO date). */
export function loadAgencies(root: string, facts: ReadonlyMap<string, Fact>, today: string): Agency[] {
  const file = path.join(root, 'registers/agencies.yaml');
  return readYaml(file, z.array(agencySchema)).map(({ id, kind, name, contact, when }) => {
    const shown = contact === undefined ? undefined : fillFacts(contact, facts, today);
    return { id, kind, name, when, ...(shown !== undefined && { contact: shown }) };
  });
}
