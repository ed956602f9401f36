import { mayBeCodeWord } from '../../../bot/discretion';
import { z } from 'zod';
import { SAFETY_STATES } from '../../../bot/safety';
import { SHEET_FIELDS } from '../../cases/sheet';
import { needed, readable, written } from './written';

/** Longest field of a sheet, code word and reason, in UTF-16 units. */
const FIELD = 4_000;
const WORD = 30;
const REASON = 500;
/** More stretches in a day than anybody agrees on. */
const MOST_HOURS = 6;

const time = z.iso.datetime();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const hoursSchema = z.array(z.object({ from: clock, to: clock })).max(MOST_HOURS);

export const safetySchema = z
  .object({
    state: z.enum(SAFETY_STATES),
    /** In Vietnam's time; needed with the state `hours`. */
    hours: hoursSchema.optional(),
    codeWord: needed(WORD).refine(mayBeCodeWord).optional(),
  })
  .refine(({ state, hours }) => state !== 'hours' || hours?.length, { path: ['hours'] });

export const safetyViewSchema = z.object({
  state: z.enum(SAFETY_STATES),
  hours: hoursSchema.optional(),
  codeWord: z.string().optional(),
  at: time.optional(),
  by: z.string().optional(),
  /** Until when something may be sent without a warning; without `caution` and `until` there is no limit. */
  until: time.optional(),
  /** Why nothing should be sent now, and since when. */
  caution: z.enum(['unsafe', 'outside-hours', 'silence']).optional(),
  since: time.optional(),
});
export type SafetyView = z.output<typeof safetyViewSchema>;

/** Why a message is written though it may not be safe: kept as a note. */
export const overrideSchema = readable(REASON).optional();

const field = z.enum(SHEET_FIELDS);
export const correctionSchema = z.object({
  /** null clears the field. */
  value: z.union([z.null(), written(FIELD)]).transform((value) => value || null),
  /** The revision of the field that was corrected. */
  revision: z.number().int().min(0),
});

const change = z.object({ value: z.string().nullable(), at: time, by: z.string() });
export const sheetRowSchema = z.object({
  field,
  value: z.string(),
  understood: z.array(z.object({ value: z.string(), messageId: z.string() })),
  set: change.optional(),
  past: z.array(change),
  revision: z.number().int(),
});
export type SheetRowView = z.output<typeof sheetRowSchema>;
export const sheetSchema = z.array(sheetRowSchema);
