import { z } from 'zod';
import type { Accounts } from '../accounts';
import { type LoadPorts, USUAL_CARE, loadOf } from '../care';
import type { Sessions } from '../sessions';
import { type Operation, staff } from './operation';
import { time } from './schemas';

const LEAST_MINUTES = 15;
const MOST_MINUTES = 480;

const careSettingsSchema = z.object({
  /** Minutes of work after which a break is proposed; null: never. */
  breakAfter: z.number().int().min(LEAST_MINUTES).max(MOST_MINUTES).nullable(),
  afterHardCases: z.boolean(),
  coverHardWords: z.boolean(),
});
const careSchema = z.object({
  settings: careSettingsSchema,
  load: z.object({ since: time, workingSince: time, cases: z.number().int(), urgent: z.number().int() }),
  /** Words that are hard to read, lower case, with their accents; matched as whole words, with accents or without. */
  hardWords: z.array(z.string()),
});

export interface CarePorts extends LoadPorts {
  accounts: Accounts;
  sessions: Sessions;
  hardWords: readonly string[];
}

/** What the console needs to see that its reader does not wear out: theirs alone, nobody else is shown it. */
export function careOperations(ports: CarePorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/care',
      summary: 'One’s own load of the day, and what one wants to be reminded of',
      access: 'cases',
      status: 200,
      answer: careSchema,
      handle: async ({ who: { member, session } }) => {
        const sessions = await ports.sessions.of(member.id);
        const first = Math.min(session.createdAt, ...sessions.map(({ createdAt }) => createdAt));
        const { since, workingSince, ...load } = await loadOf(ports, member, first);
        return {
          settings: member.care ?? USUAL_CARE,
          load: { ...load, since: iso(since), workingSince: iso(workingSince) },
          hardWords: [...ports.hardWords],
        };
      },
    }),
    staff({
      method: 'post',
      path: '/care',
      summary: 'Say what one wants to be reminded of',
      access: 'cases',
      body: careSettingsSchema,
      status: 204,
      handle: async ({ body, who }) => {
        await ports.accounts.change(who.member.id, (member) => ({ ...member, care: body }));
      },
    }),
  ];
}

const iso = (at: number) => new Date(at).toISOString();
