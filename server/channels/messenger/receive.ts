import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { type ReadWebhook, Refused, type WebhookEvent, isSameDigest, parseJson } from '../http';
import { attachmentOf, derivedId, messageActivity, outsideText, platformId, timestamp } from '../incoming';

/** Events that have no effect here (reference: channels.md, A2). */
const QUIET = [
  ...['delivery', 'read', 'reaction', 'message_edit', 'optin', 'referral', 'account_linking', 'app_roles'],
  ...['pass_thread_control', 'take_thread_control', 'request_thread_control', 'policy_enforcement'],
];

/** Payload that Meta's own examples give to the "Get Started" button; the set-up in the README uses it. */
const GET_STARTED = 'GET_STARTED';

const coordinates = z.object({ lat: z.coerce.number(), long: z.coerce.number() });

const attachment = z.object({
  type: z.string(),
  payload: z
    .object({
      url: outsideText.nullish(),
      sticker_id: z.unknown().optional(),
      coordinates: coordinates.nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

const message = z.object({
  mid: platformId,
  text: outsideText.nullish(),
  is_echo: z.boolean().nullish(),
  is_deleted: z.boolean().nullish(),
  quick_reply: z.object({ payload: outsideText }).nullish().catch(null),
  attachments: z.array(attachment).nullish().catch(null),
});

const postback = z.object({ mid: platformId.nullish(), title: outsideText.nullish(), payload: outsideText.nullish() });

const person = z.object({ id: platformId });
const event = z.object({
  sender: person,
  recipient: person,
  timestamp: timestamp.default(''),
  message: message.optional(),
  postback: postback.optional(),
});

/** `standby` holds the events of threads that another app owns, `changes` those of other products. */
const items = z.array(z.unknown()).optional().catch([]);
const entry = z.object({ messaging: items, standby: items, changes: items });
const body = z.object({ object: z.literal('page'), entry: z.array(entry) });

/** Makes the reader of Messenger's webhook: signature over the raw bytes first, then every event of every entry. */
export function createReader(appSecret: string): ReadWebhook {
  return (raw, header) => {
    if (!isGenuine(raw, header('x-hub-signature-256'), appSecret)) throw new Refused(401);
    return translate(parseJson(raw));
  };
}

/** Whether Meta signed these bytes: HMAC-SHA256 under the app's secret (reference: channels.md, A1.1). */
function isGenuine(raw: Buffer, signature: string | undefined, appSecret: string): boolean {
  const given = /^sha256=(.+)$/.exec(signature ?? '')?.[1];
  return isSameDigest(given, createHmac('sha256', appSecret).update(raw).digest());
}

function translate(payload: unknown): WebhookEvent[] {
  const page = body.safeParse(payload);
  if (!page.success) return ['unknown'];
  const quiet = page.data.entry.flatMap(({ standby = [], changes = [] }) => [...standby, ...changes]);
  const events = page.data.entry.flatMap(({ messaging = [] }) => messaging);
  // After failures events may come out of order; within one call their times put them right (A1, "Order").
  events.sort((one, other) => timeOf(one) - timeOf(other));
  return [...quiet.map(() => 'ignored' as const), ...events.map(translateEvent)];
}

/** An event's time in ms; some samples give seconds, some give text. */
function timeOf(item: unknown): number {
  const time = Number(z.object({ timestamp }).safeParse(item).data?.timestamp);
  return Number.isFinite(time) ? (time < 1e11 ? time * 1000 : time) : 0;
}

function translateEvent(item: unknown): WebhookEvent {
  const { data } = event.safeParse(item);
  if (!data || (!data.message && !data.postback)) return isQuiet(item) ? 'ignored' : 'unknown';
  const { sender, recipient, timestamp: at, message: said, postback: tapped } = data;
  if (sender.id === recipient.id || said?.is_echo || said?.is_deleted) return 'ignored';
  const address = { channel: 'messenger', account: recipient.id, user: sender.id };
  if (said) return { address, id: said.mid, activity: activityOf(said) };
  const { mid, title, payload } = tapped ?? {};
  const id = mid ?? derivedId('postback', sender.id, at, payload ?? '');
  return { address, id, activity: messageActivity({ text: title, value: valueOf(payload) }) };
}

function isQuiet(item: unknown): boolean {
  return typeof item === 'object' && item !== null && QUIET.some((name) => name in item);
}

function valueOf(payload: string | null | undefined): string | null | undefined {
  return payload === GET_STARTED ? '#start' : payload;
}

function activityOf({ text, quick_reply, attachments }: z.output<typeof message>) {
  return messageActivity({
    text,
    value: valueOf(quick_reply?.payload),
    attachments: (attachments ?? []).map(({ type, payload }) => {
      // Before 30 August 2026 stickers came as images with a sticker_id.
      const kind = payload?.sticker_id ? 'sticker' : type;
      const place = payload?.coordinates;
      return attachmentOf(kind, payload?.url, place ? { content: { latitude: place.lat, longitude: place.long } } : {});
    }),
  });
}
