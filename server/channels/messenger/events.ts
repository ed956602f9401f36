import { z } from 'zod';
import { outsideText, platformId, timestamp } from '../incoming';

const coordinates = z.object({ lat: z.coerce.number(), long: z.coerce.number() });

const attachment = z.object({
  type: z.string(),
  payload: z
    .object({
      url: outsideText.nullish().catch(null),
      title: outsideText.nullish().catch(null),
      sticker_id: z.unknown().optional(),
      coordinates: coordinates.nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

const referral = z.object({
  ref: outsideText.nullish().catch(null),
  source: z.string().nullish().catch(null),
  type: z.string().nullish().catch(null),
});

const message = z.object({
  mid: platformId,
  text: outsideText.nullish(),
  is_echo: z.boolean().nullish(),
  is_deleted: z.boolean().nullish(),
  metadata: z.string().nullish().catch(null),
  quick_reply: z.object({ payload: outsideText }).nullish().catch(null),
  reply_to: z.object({ mid: platformId }).nullish().catch(null),
  attachments: z.array(attachment).nullish().catch(null),
});

/** `mids` are sometimes absent, `watermark` never (A2, "Delivery" and "Read"). */
const receipt = z.object({
  mids: z.array(platformId).nullish().catch(null),
  watermark: z.coerce.number().optional().catch(undefined),
});

const person = z.object({ id: platformId });

/** One item of `messaging` or `standby` (reference: channels.md, A2). Which kind it is tells the part that is there. */
export const eventSchema = z.object({
  sender: person,
  recipient: person,
  timestamp: timestamp.default(''),
  message: message.optional(),
  postback: z
    .object({
      mid: platformId.nullish(),
      title: outsideText.nullish(),
      payload: outsideText.nullish(),
      referral: referral.nullish().catch(null),
    })
    .optional(),
  referral: referral.optional(),
  delivery: receipt.optional(),
  read: receipt.optional(),
  message_edit: z
    .object({ mid: platformId, text: outsideText.default(''), num_edit: z.coerce.string().default('') })
    .optional(),
  reaction: z
    .object({
      mid: platformId.nullish(),
      emoji: outsideText.nullish().catch(null),
      reaction: z.string().nullish().catch(null),
      action: z.string().nullish().catch(null),
    })
    .optional(),
  optin: z
    .object({ notification_messages_status: z.string().nullish().catch(null) })
    .optional()
    .catch(undefined),
  pass_thread_control: z.object({ metadata: z.string().nullish().catch(null) }).optional(),
  take_thread_control: z.object({ metadata: z.string().nullish().catch(null) }).optional(),
});

export type MessengerEvent = z.output<typeof eventSchema>;
export type MessengerMessage = z.output<typeof message>;
export type MessengerReceipt = z.output<typeof receipt>;
export type MessengerReferral = z.output<typeof referral>;

/** A policy action has no sender (A2, "Policy action"). */
export const policySchema = z.object({ policy_enforcement: z.object({ action: z.string() }) });

/** `standby` holds the events of threads that another app owns, `changes` those of other products. */
const items = z.array(z.unknown()).nullish().catch([]);
const entry = z.object({ messaging: items, standby: items, changes: items });
export const bodySchema = z.object({ object: z.literal('page'), entry: z.array(entry) });

/** An event's time in ms; some samples give seconds, some give text; 0 when there is none. */
export function timeOf(item: unknown): number {
  const time = Number(z.object({ timestamp }).safeParse(item).data?.timestamp);
  return Number.isFinite(time) ? (time < 1e11 ? time * 1000 : time) : 0;
}
