import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseCommand } from '../../../bot/replies/commands';
import type { ZaloConfig } from '../../config';
import type { Arrival } from '../channel';
import { type ReadWebhook, Refused, type WebhookEvent, isSameDigest, parseJson } from '../http';
import { attachmentOf, derivedId, messageActivity, outsideText, platformId, timestamp } from '../incoming';

/** Messages of a person that we take (reference: channels.md, B2). */
const MESSAGES = ['text', 'image', 'gif', 'audio', 'video', 'file', 'sticker', 'location', 'link', 'business_card'].map(
  (kind) => `user_send_${kind}`,
);
/** Events that begin a conversation: we may speak first. */
const BEGINNINGS = ['follow', 'user_click_chatnow'];
/** Events that have no effect here; the rest is unknown, which only the metrics tell apart. */
const QUIET =
  /^(oa_|anonymous_|user_(received|seen)_message|user_reacted_|user_submit_info|user_withdraw|user_send_group_|user_join_group|user_reply_consent|user_call_|user_click_button|unfollow|update_user_info|add_user_to_tag|remove_|create_group)/;

const coordinates = z.object({ latitude: z.coerce.number(), longitude: z.coerce.number() });

const attachment = z.object({
  type: z.string(),
  payload: z
    .object({ url: outsideText.nullish(), name: outsideText.nullish(), coordinates: coordinates.nullish().catch(null) })
    .nullish()
    .catch(null),
});

const message = z.object({
  msg_id: platformId.nullish(),
  text: outsideText.nullish(),
  attachments: z.array(attachment).nullish().catch(null),
  /** One client shows the place here, the others in an attachment. */
  location: coordinates.nullish().catch(null),
});

const person = z.object({ id: platformId });
const userEvent = z.object({ sender: person, recipient: person, message });
const beginning = z
  .object({ oa_id: platformId, user_id: platformId.optional(), follower: person.optional() })
  .transform(({ oa_id, user_id, follower }) => ({ account: oa_id, user: follower?.id ?? user_id }));

const envelope = z.looseObject({
  event_name: z.string().optional(),
  timestamp: timestamp.optional(),
  timeStamp: timestamp.optional(),
});
type Envelope = z.output<typeof envelope>;

/** Makes the reader of Zalo's webhook: one event a call, signed with the Official Account's secret. */
export function createReader(config: Pick<ZaloConfig, 'appId' | 'oaSecret'>): ReadWebhook {
  return (raw, header) => {
    const parsed = envelope.safeParse(parseJson(raw));
    if (!parsed.success) throw new Refused(401);
    const signature = header('x-zevent-signature');
    // Zalo's console sends an unsigned sample when the address is saved and wants 200 for it (B1, "Handshake").
    if (signature === undefined && parsed.data.event_name === undefined) return ['ignored'];
    const at = parsed.data.timestamp ?? parsed.data.timeStamp ?? header('x-zevent-timestamp') ?? '';
    if (!isGenuine(raw, at, signature, config)) throw new Refused(401);
    return [translate(parsed.data, at)];
  };
}

/**
 * Whether Zalo signed these bytes: plain SHA-256 over app id, body, time and the Official Account's secret (B1.1).
 * The app id is ours and not the body's, so that an event for another app is refused.
 */
function isGenuine(
  raw: Buffer,
  at: string,
  signature: string | undefined,
  config: Pick<ZaloConfig, 'appId' | 'oaSecret'>,
): boolean {
  const given = signature?.trim().replace(/^mac\s*=\s*/, '');
  const expected = createHash('sha256').update(config.appId).update(raw).update(at).update(config.oaSecret);
  return isSameDigest(given, expected.digest());
}

function translate(event: Envelope, at: string): WebhookEvent {
  const name = event.event_name ?? '';
  if (MESSAGES.includes(name)) return said(name, event, at);
  if (BEGINNINGS.includes(name)) return begun(name, event, at);
  return QUIET.test(name) ? 'ignored' : 'unknown';
}

function said(name: string, event: Envelope, at: string): WebhookEvent {
  const { data } = userEvent.safeParse(event);
  if (!data) return 'unknown';
  const { sender, recipient, message: content } = data;
  if (sender.id === recipient.id) return 'ignored';
  const id = content.msg_id ?? derivedId(name, sender.id, at);
  return {
    address: { channel: 'zalo', account: recipient.id, user: sender.id },
    id,
    activity: activityOf(name, content),
  };
}

function begun(name: string, event: Envelope, at: string): WebhookEvent {
  const { data } = beginning.safeParse(event);
  if (!data?.user) return 'unknown';
  const address: Arrival['address'] = { channel: 'zalo', account: data.account, user: data.user };
  return { address, id: derivedId(name, data.user, at), activity: messageActivity({ value: '#start' }) };
}

/** A tap comes back as a text that holds the button's payload (B2, "Button tap"). */
function activityOf(name: string, { text, attachments, location }: z.output<typeof message>) {
  if (text && parseCommand(text)) return messageActivity({ value: text.trim() });
  const kind = name.replace('user_send_', '').replace('business_card', 'link');
  const found = (attachments ?? []).map(({ type, payload }) => {
    const place = payload?.coordinates ?? location;
    const file = payload?.name ? { name: payload.name } : {};
    return attachmentOf(type, payload?.url, place ? { ...file, content: place } : file);
  });
  // The event's name alone tells that there was something to see, even when the attachment cannot be read.
  const missing =
    kind !== 'text' && !found.length ? [attachmentOf(kind, null, location ? { content: location } : {})] : [];
  return messageActivity({ text, attachments: [...found, ...missing] });
}
