import { z } from 'zod';
import { CONDUCTS } from '../../../knowledge/conduct';
import { WORK_STEPS } from '../../cases/actions';
import { MUTE_REASONS } from '../../cases/mutes';
import { overrideSchema, safetyViewSchema, sheetSchema } from './sheet-schemas';
import { mayBeShownName } from '../shown-name';
import { needed, readable, visible, written } from './written';
import { PERMISSIONS } from '../permissions';

/** Longest texts, in UTF-16 units: what staff write to a person, and notes among themselves. */
const TEXT = 2_000;
const NOTE = 20_000;

/** Also an e-mail address; capitals make no difference. */
const username = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9._@+-]{3,60}$/);
/** At least 8 as OWASP's ASVS 5.0 asks (6.2.1); the console asks for a sentence. */
export const newPassword = z.string().min(8).max(200);
/** Names are shown beside actions: without control and direction characters nobody can pass for another. */
export const name = needed(80).refine(mayBeShownName);
const priority = z.literal([1, 2, 3]);
const status = z.enum(['open', 'claimed', 'following', 'closed']);
export const role = z.enum(['counsellor', 'supervisor', 'editor', 'auditor', 'admin']);
const step = z.enum(WORK_STEPS);
const consent = z.enum(['given', 'guardian', 'danger', 'unrecorded']);
export const time = z.iso.datetime();

/** An instant from outside, in epoch ms. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** A parameter that is given but empty counts as not given. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();

export const loginSchema = z.object({
  username: z.string().min(1).max(200),
  password: z.string().min(1).max(200),
  code: z.string().max(20).optional(),
});
export const setupSchema = z.object({
  token: z.string().min(1).max(200),
  username,
  password: newPassword,
  /** What people read when this person answers; the user name when absent. */
  name: name.optional(),
});
export const office = needed(80);
export const capacity = z.number().int().min(1).max(50);
/** Without a password the account is opened by a link (`/staff/:id/password-link`). */
export const newStaffSchema = z.object({
  username,
  name,
  role,
  password: newPassword.optional(),
  office: office.optional(),
  capacity: capacity.optional(),
});

export const queueQuerySchema = z.object({
  status: optional(status),
  priority: optional(z.enum(['1', '2', '3'])),
  /** A code or its beginning, a phone number or its last six figures, a place, a name. */
  q: optional(z.string().max(100)),
  /** `me`, `none`, or an id. */
  owner: optional(z.string().max(100)),
  office: optional(z.string().max(80)),
  channel: optional(z.string().max(40)),
  step: optional(step),
  /** Cases that began with nearly the same words as this one (an id). */
  bundle: optional(z.string().max(100)),
  cursor: optional(z.string().max(400)),
  limit: optional(z.coerce.number().int().min(1).max(100)),
});
export type QueueQuery = z.output<typeof queueQuerySchema>;

export const nothingSchema = z.object({});
/** To a member of staff, by id or user name, or to an office: `office:` and its name. */
export const transferSchema = z.object({ to: z.string().min(1).max(100) });
export const stepSchema = z.object({ step });
/** `override` says why it is sent though it may not be safe. */
export const messageSchema = z.object({
  text: readable(TEXT),
  override: overrideSchema,
  /** The message asks whether another agency may be told: it is sent with two buttons, and the answer stands on the case. */
  asks: z.enum(['referral']).optional(),
});
/** `spoke`: its writer has spoken with the person, as by telephone; that counts as an answer to them. */
export const noteSchema = z.object({ text: visible(NOTE), spoke: z.boolean().optional() });
/** `agency` is an id of the register or a name; `consent` says on whose word the person's data is passed on. */
export const referSchema = z.object({
  agency: needed(200),
  text: written(NOTE).default(''),
  consent: consent.optional(),
  askAt: instant.optional(),
});
export const referralSchema = z.object({
  consent: consent.optional(),
  askAt: instant.optional(),
  answer: z.object({ result: z.enum(['accepted', 'declined', 'done']), text: written(NOTE).default('') }).optional(),
});
export const followSchema = z.object({ until: instant, text: written(NOTE).default('') });
/** One of the outcomes that the console offers, or a short word of the caller's. */
const outcome = needed(60).regex(/^\P{C}+$/u);
export const closeSchema = z.object({ outcome, text: written(NOTE).default('') });

/** Until when what the person writes calls nobody, danger aside, and why; what `text` says is a note for staff. */
export const muteSchema = z.object({
  reason: z.enum(MUTE_REASONS),
  until: instant,
  text: written(NOTE).default(''),
});

const wish = z.enum(['see', 'correct', 'erase']);
/** What somebody wants with their data, and what staff do about it; why it is refused, or how they know who asks, must be said. */
export const ownDataSchema = z
  .object({ wish, deed: z.enum(['note', 'done', 'refuse', 'erase']), text: written(NOTE).default('') })
  .refine(({ wish: wanted, deed }) => (deed === 'erase' ? wanted === 'erase' : deed !== 'done' || wanted !== 'erase'), {
    path: ['deed'],
  })
  .refine(({ deed, text }) => !['refuse', 'erase'].includes(deed) || text.trim() !== '', { path: ['text'] });

export const staffViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  role,
  office: z.string().optional(),
  /** Cases at once; the usual number when absent. */
  capacity: z.number().int().optional(),
  disabled: z.boolean(),
  secondFactor: z.boolean(),
  /** Whether they can sign in: false until a password was set by a link. */
  hasPassword: z.boolean(),
  /** It is not good before a second person has confirmed it. */
  awaiting: z.boolean(),
});
export type StaffView = z.output<typeof staffViewSchema>;
/** Whoever is signed in, and what they may do. */
export const meSchema = staffViewSchema.extend({ may: z.array(z.enum(PERMISSIONS)) });
export const staffListSchema = z.object({ items: z.array(staffViewSchema) });

const owner = z.object({ id: z.string(), name: z.string() });
export const caseSummarySchema = z.object({
  id: z.string(),
  code: z.string(),
  priority,
  status,
  openedAt: time,
  lastMessageAt: time,
  channel: z.string(),
  summary: z.string(),
  /** Numbers and names of it are masked: `/cases/:id/summary` shows them, and is logged. */
  masked: z.boolean().optional(),
  /** It is aimed at whoever answers: to be covered until asked for. */
  conduct: z.enum(['insult', 'sexual']).optional(),
  owner: owner.optional(),
  step,
  office: z.string().optional(),
  /** The id of the first of those that began with nearly the same words; only that one calls. */
  bundle: z.string().optional(),
  /** Since when the person waits for a member of staff. */
  waitingSince: time,
  /** Since when words of the person are without an answer of the owner. */
  owedSince: time.optional(),
  followAt: time.optional(),
  overdue: z.boolean(),
  /** The day has come on which an agency is to be asked what became of it. */
  askDue: z.boolean(),
  version: z.number().int(),
});
export const wholeSummarySchema = z.object({ summary: z.string() });
export type CaseSummary = z.output<typeof caseSummarySchema>;

const count = z.number().int();
export const queueSchema = z.object({
  items: z.array(caseSummarySchema),
  nextCursor: z.string().optional(),
  /** Open cases by priority, whatever the filter. */
  counts: z.object({ 1: count, 2: count, 3: count }),
});

/** A picture or file that came with a message. `error` says why it is not kept. */
export const mediaViewSchema = z.object({
  id: z.string(),
  kind: z.enum(['image', 'audio', 'video', 'file']),
  state: z.enum(['pending', 'kept', 'failed']),
  /** Where it can be had, once it is kept; of a picture, a preview that shows nothing but colours lies at `/preview` below it. */
  path: z.string().optional(),
  contentType: z.string().optional(),
  size: z.number().int().optional(),
  error: z.string().optional(),
});
export type MediaView = z.output<typeof mediaViewSchema>;

export const transcriptEntrySchema = z.object({
  id: z.string(),
  seq: z.number().int(),
  from: z.enum(['user', 'bot', 'staff', 'system']),
  text: z.string(),
  at: time,
  state: z.enum(['received', 'unread', 'queued', 'sent', 'delivered', 'read', 'failed']),
  error: z.string().optional(),
  media: z.array(mediaViewSchema).optional(),
  /** It is aimed at whoever answers (to be covered until asked for), says that it was a joke (never to be believed by itself), or asks what somebody else has written here. */
  conduct: z.enum([...CONDUCTS, 'prying']).optional(),
});
export type TranscriptEntry = z.output<typeof transcriptEntrySchema>;

/**
 * How staff may write to the person now: freely (`reply`), as a person only and not by a program (`human-agent`), for money
 * (`paid`), or not at all (`blocked`) and why: the platform's `window` has closed, it is `night`, the channel is `off`.
 */
const sendingStep = z.object({
  how: z.enum(['reply', 'human-agent', 'paid', 'blocked']),
  /** Absent: for ever. */
  until: time.optional(),
  why: z.enum(['window', 'night', 'off']).optional(),
  /** From when on it may be written again without the person writing first. */
  again: time.optional(),
});
/** `then`: what follows if the person stays silent. */
export const sendingSchema = sendingStep.extend({ then: z.array(sendingStep) });
export type SendingView = z.output<typeof sendingSchema>;

const muteViewSchema = z.object({ reason: z.enum(MUTE_REASONS), at: time, by: z.string(), until: time });
/** Whose messages call nobody now, as supervisors see it: which case of theirs was the reason, and when it ends. */
export const muteListSchema = z.object({
  items: z.array(muteViewSchema.extend({ caseId: z.string(), code: z.string(), channel: z.string() })),
});

const ownDataView = z.object({
  id: z.string(),
  wish,
  askedAt: time,
  /** Until when the law wants an answer. */
  dueAt: time,
  state: z.enum(['waiting', 'to-confirm', 'erasing', 'done', 'refused']),
  /** Who has answered. */
  by: z.string().optional(),
});
export type OwnDataView = z.output<typeof ownDataView>;
/** Wishes that wait for an answer, in all cases. */
export const ownDataListSchema = z.object({
  items: z.array(ownDataView.extend({ caseId: z.string(), code: z.string() })),
});

export const caseDetailSchema = caseSummarySchema.extend({
  facts: z.array(z.object({ name: z.string(), value: z.string(), messageId: z.string() })),
  sheet: sheetSchema,
  safety: safetyViewSchema,
  sending: sendingSchema,
  transcript: z.array(transcriptEntrySchema),
  notes: z.array(z.object({ id: z.string(), at: time, by: z.string(), text: z.string() })),
  history: z.array(z.object({ at: time, by: z.string(), action: z.string(), detail: z.string().optional() })),
  referrals: z.array(
    z.object({
      id: z.string(),
      at: time,
      by: z.string(),
      agency: z.string(),
      agencyId: z.string().optional(),
      text: z.string(),
      consent,
      askAt: time.optional(),
      answer: z.object({ at: time, by: z.string(), result: z.string(), text: z.string() }).optional(),
    }),
  ),
  outcome: z.string().optional(),
  /** While it holds. */
  mute: muteViewSchema.optional(),
  /** What the person wants with what is kept of them. */
  ownData: z.array(ownDataView),
});
export type CaseDetail = z.output<typeof caseDetailSchema>;

/** RFC 9457. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  reason: z.string().optional(),
  /** Since when what `reason` names holds. */
  since: time.optional(),
  owner: owner.optional(),
  errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
});
