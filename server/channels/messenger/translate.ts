import { HANDOFF_RETURN } from '../../../bot/handoff';
import { OPTED_OUT } from '../../../bot/news/subscription';
import { isForLinks, parseCommand } from '../../../bot/replies/commands';
import type { Receipt } from '../../store/contract/conversations';
import type { Activity } from '../activity';
import type { Arrival } from '../channel';
import type { WebhookEvent } from '../http';
import { attachmentOf, deedActivity, derivedId, inStandby, messageActivity, takeoverActivity } from '../incoming';
import {
  type MessengerEvent,
  type MessengerMessage,
  type MessengerReceipt,
  type MessengerReferral,
  eventSchema,
  policySchema,
} from './events';
import { replyIdIn } from './marks';

/**
 * Events that have no effect here (reference: channels.md, A2): they belong to products that we do not use. `optin`: sending by
 * tokens (`notification_messages_token`) ended on 10 February 2026 (Meta, "FAQs for the Marketing Message API for Messenger");
 * what took its place goes through an advertising account, and nobody who asks for help shall become an audience there. So a wish
 * to hear from us is asked for and kept by ourselves, and what is sent keeps to the window; only an end of it is heard.
 */
const QUIET = ['optin', 'appointment_booking', 'account_linking', 'app_roles', 'request_thread_control'];

/** Payload that Meta's own examples give to the "Get Started" button; the set-up command uses it. */
const GET_STARTED = 'GET_STARTED';

/** Whether an account is one of ours: events for other Pages are dropped (A1, "Wrong Page"). */
export type IsOurs = (pageId: string) => boolean;

/** Translates one item of `messaging`, or of `standby`: there another app holds the thread. */
export function translate(item: unknown, isStandby: boolean, isOurs: IsOurs): WebhookEvent {
  const policy = policySchema.safeParse(item);
  if (policy.success) return { kind: 'warning', code: `policy/${policy.data.policy_enforcement.action}` };
  const { data: event } = eventSchema.safeParse(item);
  if (!event) return isQuiet(item) ? 'ignored' : 'unknown';
  const isEcho = Boolean(event.message?.is_echo);
  const [account, user] = isEcho ? [event.sender.id, event.recipient.id] : [event.recipient.id, event.sender.id];
  if (account === user || !isOurs(account)) return 'ignored';
  const address = { channel: 'messenger', account, user };
  if (isEcho && event.message) return echo(address, event.message);
  const told = receiptIn(event);
  if (told) return { kind: 'receipt', address, receipt: told };
  const done = deed(event);
  if (!done) return isQuiet(item) ? 'ignored' : 'unknown';
  if (!isStandby) return { address, ...done };
  return { address, ...done, activity: inStandby(done.activity) };
}

function isQuiet(item: unknown): boolean {
  return typeof item === 'object' && item !== null && QUIET.some((name) => name in item);
}

/** What the Page has said: a reply of ours, by the mark that we gave it, or what staff wrote in the Page's inbox. */
function echo(address: Arrival['address'], { mid: id, metadata, text }: MessengerMessage): WebhookEvent {
  const replyId = replyIdIn(metadata);
  if (replyId !== undefined) return { kind: 'echo', address, replyId, id };
  return { address, id, from: 'staff', activity: takeoverActivity({ text: text ?? '', certain: false }) };
}

/** What became of messages of the Page. */
function receiptIn({ delivery, read }: MessengerEvent): Receipt | undefined {
  const found: MessengerReceipt | undefined = read ?? delivery;
  if (!found) return undefined;
  const { mids, watermark } = found;
  const state = read ? 'read' : 'delivered';
  return { state, ...(mids && { ids: mids }), ...(watermark !== undefined && { until: watermark }) };
}

type Deed = Pick<Arrival, 'id' | 'activity' | 'from' | 'isOpening'>;

function deed({ sender, timestamp: at, ...event }: MessengerEvent): Deed | undefined {
  const { message, postback, referral, message_edit: edit, reaction } = event;
  const derived = (kind: string, ...more: string[]) => derivedId(kind, sender.id, at, ...more);
  if (message?.is_deleted) return { id: `recall:${message.mid}`, activity: deedActivity('messageDelete', message.mid) };
  if (message) return { id: message.mid, activity: messageOf(message) };
  if (postback) {
    const { mid, title, payload, referral: entry } = postback;
    const activity = messageActivity({ text: title, value: entryPoint(entry) ?? valueOf(payload) });
    return { id: mid ?? derived('postback', payload ?? ''), activity };
  }
  // An advert is only seen: the person has not written, and we may not either (A7, "Caveat").
  if (referral && referral.source !== 'ADS')
    return { id: derived('referral'), activity: messageActivity({ value: entryPoint(referral) ?? '#start' }) };
  if (edit) {
    const id = `edit:${edit.mid}:${edit.num_edit || at}`;
    return { id, activity: deedActivity('messageUpdate', edit.mid, { text: edit.text }) };
  }
  if (reaction) {
    const list = reaction.action === 'unreact' ? 'reactionsRemoved' : 'reactionsAdded';
    const sign = [{ type: reaction.emoji ?? reaction.reaction ?? 'other' }];
    return { id: derived('reaction'), activity: deedActivity('messageReaction', reaction.mid, { [list]: sign }) };
  }
  if (event.optin?.notification_messages_status === 'STOP_NOTIFICATIONS')
    return { id: derived('optout'), isOpening: false, activity: { type: 'event', name: OPTED_OUT } };
  return threadDeed(event, derived);
}

/** Another app, often the Page's inbox, takes the thread, or hands it to us (A9). */
function threadDeed(event: Partial<MessengerEvent>, derived: (kind: string) => string): Deed | undefined {
  if (event.take_thread_control)
    return { id: derived('take'), from: 'staff', activity: takeoverActivity({ text: '', certain: true }) };
  if (event.pass_thread_control)
    return { id: derived('pass'), from: 'staff', activity: { type: 'event', name: HANDOFF_RETURN } };
  return undefined;
}

function valueOf(payload: string | null | undefined): string | null | undefined {
  return payload === GET_STARTED ? '#start' : payload;
}

/** A link or poster may lead to one article (m.me/page?ref=article:ho-chieu), and do nothing in the name of whoever taps it. */
function entryPoint(referral: MessengerReferral | null | undefined): string | undefined {
  const value = referral?.ref ? `#${referral.ref}` : undefined;
  return isForLinks(parseCommand(value)) ? value : undefined;
}

function messageOf({ text, quick_reply, attachments }: MessengerMessage): Activity {
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
