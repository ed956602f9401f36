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

/** Reads knowledge/registers/agencies.yaml; contacts refer to facts. */
export function loadAgencies(root: string): Agency[] {
  const file = path.join(root, 'registers/agencies.yaml');
  return readYaml(file, z.array(agencySchema)).map(({ id, kind, name, contact, when }) => ({
    ...{ id, kind, name, when },
    ...(contact !== undefined && { contact }),
  }));
}

/** Agencies as they may be shown on `today` (ISO date), facts filled in; a contact that may not be shown is left out. */
export function shownAgencies(agencies: readonly Agency[], facts: ReadonlyMap<string, Fact>, today: string): Agency[] {
  return agencies.map(({ contact, ...agency }) => {
    const shown = contact === undefined ? undefined : fillFacts(contact, facts, today);
    return { ...agency, ...(shown !== undefined && { contact: shown }) };
  });
}
