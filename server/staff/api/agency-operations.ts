import { z } from 'zod';
import type { Agency } from '../../../knowledge/agencies';
import { type Operation, staff } from './operation';

const agencyListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      /** Numbers and addresses; absent where the local office must be looked up. */
      contact: z.string().optional(),
      when: z.string(),
    }),
  ),
});

/** The register of agencies to which cases are referred. */
export function agencyOperations(agencies: () => readonly Agency[]): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/agencies',
      summary: 'The register of agencies to which cases are referred',
      access: 'cases',
      status: 200,
      answer: agencyListSchema,
      handle: () => Promise.resolve({ items: agencies() }),
    }),
  ];
}
