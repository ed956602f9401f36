import { z } from 'zod';
import { PICTURE_ID } from '../../campaigns/pictures';

const count = z.number().int();
/** Left out: fewer than may be told. */
const hidden = count.optional();

export const classViewSchema = z.object({
  code: z.string(),
  name: z.string(),
  course: z.string(),
  openedAt: z.iso.datetime(),
  /** For those who learn, and for the trainer. */
  link: z.url(),
  trainerLink: z.url(),
});
export const classListSchema = z.object({ items: z.array(classViewSchema) });
export const newClassSchema = z.strictObject({
  course: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(80),
});

export const courseListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      began: hidden,
      finished: hidden,
      missed: z.array(z.object({ title: z.string(), count: hidden })),
      change: z.array(z.object({ ask: z.string(), before: hidden, after: hidden })),
    }),
  ),
});

export const kitQuerySchema = z.object({ province: z.string().min(1).max(60), name: z.string().max(60).optional() });
export const kitSchema = z.object({
  province: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: count, address: z.string() })),
});

const pictureSchema = z.strictObject({
  id: z.string().regex(PICTURE_ID),
  /** What it shows, for whoever cannot see it. */
  alt: z.string().trim().min(1).max(200),
});
/** What people see of it beside the words; an empty article is none. */
const sight = { article: z.string().max(80).optional(), picture: pictureSchema.optional() };
const seen = ({ article, picture }: z.output<z.ZodObject<typeof sight>>) => ({
  ...(article && { article }),
  ...(picture && { picture }),
});

export const campaignDraftSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(80),
    text: z.string().trim().min(1).max(4_000),
    interests: z.array(z.string().max(40)).max(10),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    perHour: z.number().int().min(1).max(3_600),
    ...sight,
  })
  .transform(({ from, to, article, picture, ...rest }) => ({
    ...rest,
    from: Date.parse(from),
    to: Date.parse(to),
    ...seen({ article, picture }),
  }));
export const campaignPreviewSchema = z
  .strictObject({ text: z.string().max(4_000), ...sight })
  .transform(({ text, ...rest }) => ({ text, ...seen(rest) }));
const previewSchema = z.array(
  z.object({
    channel: z.string(),
    /** One after the other: words, or the address of a picture. */
    messages: z.array(z.union([z.object({ text: z.string() }), z.object({ picture: z.string(), alt: z.string() })])),
    characters: count,
    most: count,
    /** Bytes of its picture, and how many this channel takes. */
    picture: z.object({ bytes: count, most: count }).optional(),
    /** What must be mended before this channel can take it. */
    findings: z.array(z.enum(['too-long', 'picture-too-large'])),
  }),
);
/** Where the text leads people: refused when it is saved, unless the number is a fact and the address one of the state or our own. */
const contactsSchema = z.array(
  z.object({ kind: z.enum(['phone', 'link', 'hidden']), value: z.string(), isKnown: z.boolean() }),
);
export const campaignPreviewAnswerSchema = z.object({ preview: previewSchema, contacts: contactsSchema });
export const campaignVersionSchema = z.object({ version: z.coerce.number().int() });
export const campaignChangeSchema = z.strictObject({ version: count, draft: campaignDraftSchema });
export const campaignActionSchema = z.strictObject({
  version: count,
  action: z.enum(['approve', 'start', 'pause', 'stop']),
});
export const campaignViewSchema = z.object({
  id: z.string(),
  version: count,
  name: z.string(),
  text: z.string(),
  article: z.string().optional(),
  picture: pictureSchema.optional(),
  interests: z.array(z.string()),
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  perHour: count,
  status: z.enum(['draft', 'approved', 'running', 'paused', 'stopped', 'done']),
  writtenBy: z.string(),
  earlierWriters: z.array(z.string()).optional(),
  approvedBy: z.string().optional(),
  changedAt: z.iso.datetime(),
  /** By channel: who has asked for what it is about, and how many of them the channel lets us write to now. */
  reach: z.array(z.object({ channel: z.string(), people: hidden, open: hidden })),
  /** Names of other campaigns of the same time to some of the same people. */
  overlaps: z.array(z.string()),
  /** How many people were taken, kept back, sent to, reached, have read, asked more, led to a case, left. */
  figures: z.array(z.object({ mark: z.string(), count: hidden })),
  preview: previewSchema,
  contacts: contactsSchema,
});
export const campaignCardsQuerySchema = z.object({ q: z.string().trim().max(300).default('') });
export const campaignCardsSchema = z.object({ items: z.array(z.object({ id: z.string(), title: z.string() })) });
export const broughtPictureSchema = z.object({ id: z.string(), bytes: count, address: z.string() });
export const campaignListSchema = z.object({ items: z.array(campaignViewSchema) });
