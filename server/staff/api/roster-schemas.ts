import { z } from 'zod';
import { instant, time } from './schemas';
import { needed } from './written';

const shift = z.object({ id: z.string(), staffId: z.string(), from: time, to: time });
export const shiftListSchema = z.object({ items: z.array(shift) });
export const shiftSchema = shift;
export type ShiftView = z.output<typeof shift>;

/** The end of one's own shift; the usual length when it is left out. */
export const beginShiftSchema = z.object({ until: instant.optional() });
export const planShiftSchema = z.object({ staffId: z.string().min(1).max(100), from: instant, to: instant });
export const periodSchema = z.object({ from: instant.optional(), to: instant.optional() });
export const presenceSchema = z.object({ state: z.enum(['available', 'break', 'off']) });

const attendant = z.object({
  id: z.string(),
  name: z.string(),
  office: z.string().optional(),
  state: z.enum(['available', 'break', 'off']),
  online: z.boolean(),
  /** When the account was made, while that is news. */
  newSince: time.optional(),
  /** Whether they can be counted on to take a case now. */
  onDuty: z.boolean(),
  shift: shift.optional(),
  /** Cases in their hands, and how many they take at once. */
  cases: z.number().int(),
  capacity: z.number().int(),
});
export const dutySchema = z.object({ items: z.array(attendant) });
export type Attendant = z.output<typeof attendant>;

const view = z.object({ id: z.string(), name: z.string(), query: z.string() });
export const viewListSchema = z.object({ items: z.array(view) });
export const viewSchema = view;
/** `query` is what stands behind the question mark of `/api/cases`. */
export const newViewSchema = z.object({ name: needed(60), query: z.string().max(500) });
