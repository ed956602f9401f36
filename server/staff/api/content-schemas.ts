import { z } from 'zod';
import { writtenHead } from '../../../knowledge/article-form';
import { articleHeadSchema } from '../../../knowledge/schema';
import { EDITION_STATES } from '../../content/edition';

/** Far more than any article has: how long it may be is said by the rules, not by a refusal that loses words. */
const line = z.string().max(1_000);
const text = z.string().max(20_000);
const lines = z.array(line).max(200);
const count = z.number().int();
const day = z.iso.date();
const time = z.iso.datetime();
const id = articleHeadSchema.shape.id.max(80);

/** What an editor has filled in so far: of the right form, not yet whole. */
const formSchema = z.object({
  ...writtenHead,
  title: line,
  button: line,
  questions: lines,
  answer: text,
  sections: z.array(z.object({ heading: line, body: text, questions: lines })).max(20),
});

export const saveSchema = z.object({ version: count, form: formSchema });
export const versionSchema = z.object({ version: count });
export const giveBackSchema = z.object({ version: count, note: z.string().trim().min(1).max(2_000) });
export const restoreSchema = z.object({ number: count.min(0) });
export const newArticleSchema = z.object({ id, group: id, form: formSchema });
export const settleSchema = z.object({ keys: z.array(z.string().max(200)).min(1).max(500) });

const state = z.enum(EDITION_STATES);
const step = z.object({ at: time, by: z.string(), action: z.string(), note: z.string().optional() });
const openSchema = z.object({ number: count, state, version: count, writers: z.array(z.string()), mine: z.boolean() });

export const articleListSchema = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      title: z.string(),
      intents: z.array(z.string()),
      checkedOn: day,
      checkBy: day,
      given: count,
      missed: count,
      open: openSchema.optional(),
    }),
  ),
  /** Drafts of articles that do not exist yet. */
  drafts: z.array(z.object({ id: z.string(), title: z.string(), open: openSchema })),
  groups: z.array(z.string()),
  since: time,
});

const shownSchema = z.object({
  answer: z.string(),
  sections: z.array(z.object({ heading: z.string(), body: z.string() })),
});
export const articleSchema = z.object({
  id: z.string(),
  group: z.string(),
  /** What answers now; absent for an article that is still to be published. */
  current: z
    .object({
      form: z.unknown(),
      shown: shownSchema,
      status: z.string(),
      from: z.enum(['file', 'edition']),
      number: count,
      facts: z.array(
        z.object({
          id: z.string(),
          text: z.string(),
          status: z.string(),
          reviewBy: day,
          sources: z.array(z.string()),
          overdue: z.boolean(),
        }),
      ),
    })
    .optional(),
  draft: openSchema
    .extend({
      form: z.unknown(),
      shown: shownSchema,
      problems: z.array(z.string()),
      history: z.array(step),
    })
    .optional(),
  editions: z.array(
    z.object({
      number: count,
      state,
      title: z.string(),
      history: z.array(step),
      /** What is wrong in one that was put back; absent until it has been checked. */
      found: z.array(z.string()).optional(),
    }),
  ),
  /** The file was changed by hand since: the editions no longer stand in its place. */
  overruled: z.boolean(),
});

export const factListSchema = z.object({ items: z.array(z.object({ id: z.string(), text: z.string() })) });
export const questionGroupsSchema = z.object({
  items: z.array(
    z.object({
      text: z.string(),
      intent: z.string(),
      count,
      lastSeen: time,
      wordings: z.array(z.object({ key: z.string(), text: z.string(), count })),
    }),
  ),
});
