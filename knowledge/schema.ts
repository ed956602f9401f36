import { z } from 'zod';

/** The labels of messages (see knowledge/utterances). An id is never renamed or reused. */
export const INTENTS = [
  'what_is_trafficking',
  'recruiter_tricks',
  'scam_compound',
  'marriage_trafficking',
  'child_trafficking',
  'organ_trafficking',
  'sexual_exploitation',
  'forced_labor',
  'victim_signs',
  'self_protection',
  'law_penalties',
  'campaign_day',
  'legal_routes',
  'check_company',
  'fees_deposits',
  'labor_contract',
  'visa_documents',
  'market_info',
  'rights_abroad',
  'predeparture',
  'offer_check',
  'broker_fraud',
  'victim_support',
  'victim_identification',
  'shelter',
  'return_home',
  'psychosocial',
  'legal_aid',
  'reintegration',
  'self_in_danger',
  'other_in_danger',
  'missing_contact',
  'report_tip',
  'talk_to_human',
  'hotline_contact',
  'embassy_contact',
  'greeting',
  'thanks_bye',
  'about_bot',
  'abuse_spam',
  'out_of_scope',
] as const;
export type Intent = (typeof INTENTS)[number];

export const URGENCIES = ['emergency', 'report', 'none'] as const;
export type Urgency = (typeof URGENCIES)[number];

/**
 * What every channel can show: a button title (Messenger: 20), a first answer on a small phone, a section well below the
 * longest text (Messenger, Zalo: 1,999), and so many sections that the way to a person is among Zalo's five buttons.
 */
export const LIMITS = { button: 20, title: 60, answer: 400, section: 900, sections: 4 } as const;

/** Stands among an article's countries when it is about every country that somebody may name. */
export const ABROAD = 'abroad';

const day = z.iso.date();
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const factId = z.string().regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/);
const rows = z.array(z.string().regex(/^[A-Z]{1,2}[0-9A-Z]{1,3}$/)).default([]);

export const factSchema = z.strictObject({
  id: factId,
  kind: z.enum(['phone', 'rule', 'penalty', 'amount', 'date', 'place', 'statistic', 'contact']),
  /** What stands in a sentence in place of `{{id}}`. */
  text: z.string().min(1),
  /** What stands there when the fact is not verified or its review is overdue. */
  hedged: z.string().min(1).optional(),
  /** What stands after it in a list of numbers ("cảnh sát"); in a sentence the sentence says it. */
  label: z.string().min(1).optional(),
  sources: z.array(z.strictObject({ document: z.string().min(1), rows })).min(1),
  as_of: day,
  status: z.enum(['verified', 'known', 'doubtful']),
  review_by: day,
});
export type Fact = z.infer<typeof factSchema>;

export const articleHeadSchema = z.strictObject({
  id,
  intents: z.array(z.enum(INTENTS)).min(1),
  title: z.string().min(1).max(LIMITS.title),
  button: z.string().min(1).max(LIMITS.button),
  questions: z.array(z.string().min(1)).min(1),
  default: z.boolean().default(false),
  /** Countries of the register that it is about, or {@link ABROAD}; empty when it holds for all. */
  countries: z.array(id).default([]),
  /** Numbers of the articles of law that it explains ("151"); empty when it explains none in particular. */
  laws: z.array(z.string().regex(/^\d{1,3}$/)).default([]),
  /** It answers where to go since provinces were merged: then it is about every former province. */
  merged_provinces: z.boolean().default(false),
  /** Words of which one must be said for it to be found, in any spelling: nobody who says none of them may be told of a death. Empty for nearly all. */
  only_where: z.array(z.string().min(1)).default([]),
  /** Questions that one section answers better than the first answer does, by its heading. */
  section_questions: z.record(z.string(), z.array(z.string().min(1)).min(1)).default({}),
  audience: z.array(z.enum(['worker', 'family', 'victim', 'child', 'student', 'official', 'anyone'])).min(1),
  facts: z.array(factId).default([]),
  sources: z.array(z.strictObject({ document: z.string().min(1), article: z.string().optional(), rows })).default([]),
  valid_from: day.optional(),
  valid_until: day.optional(),
  checked_on: day,
  check_by: day,
  status: z.enum(['draft', 'checked', 'approved']),
  next: z.array(id).max(3).default([]),
});

/** A reply that counsellors take, edit and send. */
export const cannedHeadSchema = z.strictObject({
  id,
  title: z.string().min(1).max(LIMITS.title),
  text: z.string().min(1).max(LIMITS.answer),
  discreet: z.boolean(),
  sources: z.array(z.strictObject({ document: z.string().min(1), article: z.string().optional(), rows })).min(1),
  checked_on: day,
  check_by: day,
  status: z.enum(['draft', 'checked', 'approved']),
});

export interface Section {
  heading: string;
  body: string;
  /** The questions that it answers by itself; empty when it only unfolds. */
  questions: string[];
  /** On which its heading stands in the file. */
  line: number;
}

/** One piece of knowledge: a first answer that stands alone, and sections that unfold on request. */
export interface Article extends Omit<z.infer<typeof articleHeadSchema>, 'section_questions'> {
  group: string;
  file: string;
  /** On which the first answer begins. */
  line: number;
  answer: string;
  sections: Section[];
}

export const countrySchema = z.strictObject({
  id,
  name: z.string().min(1),
  /** How people write it, and places there, lower case. */
  names: z.array(z.string().min(1)).min(1),
  /** Words that mean the country only beside a word of motion ("sang cam"). */
  ambiguous: z.array(z.string().min(1)).default([]),
  /** The same, of names that are other words once the accents are gone: they count only where the writer sets accents. */
  accented: z.array(z.string().min(1)).default([]),
  flag: z
    .string()
    .regex(/^\p{Regional_Indicator}{2}$/u)
    .optional(),
  mission: z.array(factId).default([]),
  local: z.array(factId).default([]),
});
export type Country = z.infer<typeof countrySchema>;

export const provinceSchema = z.strictObject({
  name: z.string().min(1),
  /** Former provinces that are part of it since 01/7/2025. */
  merged: z.array(z.string().min(1)),
});
export type Province = z.infer<typeof provinceSchema>;

export const programmeSchema = z.strictObject({
  id,
  name: z.string().min(1),
  /** Id of the country to which it leads. */
  country: id,
  names: z.array(z.string().min(1)).min(1),
});
export type Programme = z.infer<typeof programmeSchema>;

/** Texts of the bot's own: a name and one text or several lines, with `{{fact}}` and `{slot}` places. */
export const phrasesSchema = z.record(z.string(), z.string().min(1));
export type Phrases = z.infer<typeof phrasesSchema>;
