import { z } from 'zod';

const optional = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();
const day = z.iso.date();

export const reportQuerySchema = z.object({
  from: optional(day),
  to: optional(day),
  format: optional(z.enum(['json', 'csv', 'xlsx'])),
});

export const monthlyQuerySchema = z.object({
  month: z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/),
  province: optional(z.string().max(40)),
});

const count = z.number().int();
const counts = z.array(z.object({ key: z.string(), count }));
/** Whole seconds. */
const durations = z.object({ count, median: count.optional(), p90: count.optional() });
const waits = { claimed: durations, answered: durations };
const share = z.number().min(0).max(1).optional();

export const reportSchema = z.object({
  period: z.object({ from: day, to: day }),
  cases: z.object({
    opened: count,
    closed: count,
    abandoned: count,
    referred: count,
    byUrgency: counts,
    byTopic: counts,
    byCountry: counts,
    byProvince: counts,
    byChannel: counts,
    byOutcome: counts,
    byAgency: counts,
  }),
  response: z.object({ ...waits, byUrgency: z.array(z.object({ key: z.string(), ...waits })) }),
  messages: z.object({ read: count, answered: count, handed: count, unanswered: count, share }),
  unanswered: counts,
  feedback: z.object({ given: count, good: count, share }),
});
