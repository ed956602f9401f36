import { z } from 'zod';
import type { Surge, SurgeSwitch } from '../../conversations/surge-switch';
import { type Operation, staff } from './operation';

const surgeSchema = z.object({ on: z.boolean(), since: z.iso.datetime().optional(), by: z.string().optional() });

/** The switch for the hours in which far more people write than usual. */
export function surgeOperations(surge: SurgeSwitch): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/surge',
      summary: 'Whether far more people write than usual',
      access: 'cases',
      status: 200,
      answer: surgeSchema,
      handle: () => Promise.resolve(viewOf(surge.surge)),
    }),
    staff({
      method: 'post',
      path: '/surge',
      summary: 'Turn the surge mode on or off: short dialogs, a notice, and turns kept free for cries for help',
      access: 'supervise',
      audit: 'surge',
      body: z.strictObject({ on: z.boolean() }),
      status: 200,
      answer: surgeSchema,
      handle: async ({ body: { on }, who, note }) => {
        note({ target: 'surge', detail: on ? 'on' : 'off' });
        return viewOf(await surge.set(on, who.member.id));
      },
    }),
  ];
}

const viewOf = ({ since, ...surge }: Surge) => ({
  ...surge,
  ...(since !== undefined && { since: new Date(since).toISOString() }),
});
