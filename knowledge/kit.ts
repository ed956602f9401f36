import { z } from 'zod';

const text = z.string().min(1);
const row = z.string().regex(/^[A-Z]{1,2}[0-9A-Z]{1,3}$/);

/** How many syllables a loudspeaker reads in a minute so that everybody can follow: 130 to 160. */
export const SYLLABLES_A_MINUTE = { least: 120, most: 160 } as const;

export const kitSchema = z.strictObject({
  checked_on: z.iso.date(),
  check_by: z.iso.date(),
  sources: z.array(z.strictObject({ document: text, rows: z.array(row).min(1) })).min(1),
  /** `plan`: quoted as they stand in the plan. */
  slogans: z.strictObject({ plan: z.array(text).min(1), ours: z.array(text).min(1) }),
  loudspeaker: z.array(z.strictObject({ minutes: z.int().min(1).max(5), text })).min(1),
  leaflet: z.strictObject({
    head: text,
    title: text,
    signs: z.array(text).min(3).max(6),
    before_title: text,
    before: z.array(text).min(1).max(4),
    close: text,
  }),
  poster: z.strictObject({ head: text, title: text, lines: z.array(text).min(1).max(4), close: text }),
  numbers: z
    .array(z.strictObject({ number: text, what: text }))
    .min(1)
    .max(4),
  /** What stands beside the QR code. */
  qr: text,
  posts: z.array(text).min(1),
  /** Ids of the articles that make the sheet of questions and answers. */
  questions: z.array(z.string()).min(1),
});

/** What is printed, read out and posted for the day against trafficking, with `{{fact}}` and `{province}` places. */
export interface Kit extends z.infer<typeof kitSchema> {
  file: string;
}

/** Every text of the kit that people read or hear. */
export function kitTexts({ slogans, loudspeaker, leaflet, poster, numbers, qr, posts }: Kit): string[] {
  return [
    ...slogans.plan,
    ...slogans.ours,
    ...loudspeaker.map(({ text }) => text),
    ...[leaflet.head, leaflet.title, ...leaflet.signs, leaflet.before_title, ...leaflet.before, leaflet.close],
    ...[poster.head, poster.title, ...poster.lines, poster.close],
    ...numbers.flatMap(({ number, what }) => [number, what]),
    qr,
    ...posts,
  ];
}
