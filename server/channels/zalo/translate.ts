import { CONTACT } from '../../../bot/talk';
import { parseCommand } from '../../../bot/replies/commands';
import type { Address, Receipt } from '../../store/contract/conversations';
import type { Activity } from '../activity';
import type { WebhookEvent } from '../http';
import { attachmentOf, deedActivity, derivedId, messageActivity, takeoverActivity } from '../incoming';
import { anonymousUser } from './anonymous';
import type { ZaloEvent, ZaloEventMessage } from './events';

/** Whether an Official Account is one of ours. */
export type IsOurs = (oaId: string) => boolean;

/** What is made of one event; `at` is its time as it was written. */
type Handler = (event: ZaloEvent, at: string, name: string, isOurs: IsOurs) => Draft | undefined;
type Draft = Exclude<WebhookEvent, 'ignored' | 'unknown'>;

/** Who writes to whom; which of both sides is ours depends on the event (reference: channels.md, B2). */
const addressOf = (account: string | undefined, user: string | undefined): Address | undefined =>
  account && user && account !== user ? { channel: 'zalo', account, user } : undefined;
const fromPerson = ({ sender, recipient }: ZaloEvent) => addressOf(recipient?.id, sender?.id);
const toPerson = ({ sender, recipient }: ZaloEvent) => addressOf(sender?.id, recipient?.id);
const ofPerson = ({ oa_id, follower, user_id, ...event }: ZaloEvent) =>
  addressOf(oa_id, follower?.id ?? user_id) ?? fromPerson(event);

/** The sender of an anonymous message has no lasting id; the conversation has. */
const fromAnonymous = ({ sender, recipient, message }: ZaloEvent) =>
  sender && addressOf(recipient?.id, anonymousUser(sender.id, message?.conversation_id ?? ''));

const toAnonymous = ({ sender, recipient, message }: ZaloEvent) =>
  recipient && addressOf(sender?.id, anonymousUser(recipient.id, message?.conversation_id ?? ''));

const said =
  (from: (event: ZaloEvent) => Address | undefined): Handler =>
  (event, at, name) => {
    const address = from(event);
    const { message } = event;
    if (!address || !message) return undefined;
    const id = message.msg_id ?? derivedId(name, address.user, at);
    return { address, id, activity: messageOf(name, message) };
  };

/** We may speak first. */
const begun: Handler = (event, at, name) => {
  const address = ofPerson(event);
  return address && { address, id: derivedId(name, address.user, at), activity: messageActivity({ value: '#start' }) };
};

/** They leave: staff see it, and it opens no window. */
const left: Handler = (event, at, name) => {
  const address = ofPerson(event);
  const activity: Activity = { type: 'installationUpdate', action: 'remove' };
  return address && { address, id: derivedId(name, address.user, at), isOpening: false, activity };
};

/**
 * What the account has said: staff in the chat tool, by `admin_id`; or a program, mostly this one: then the conversation
 * knows it by its id or its text.
 */
const echoed =
  (to: (event: ZaloEvent) => Address | undefined): Handler =>
  (event) => {
    const address = to(event);
    const id = event.message?.msg_id;
    if (!address || !id) return undefined;
    const certain = Boolean(event.sender?.admin_id);
    return { address, id, from: 'staff', activity: takeoverActivity({ text: event.message?.text ?? '', certain }) };
  };

const reacted: Handler = (event, at, name) => {
  const address = fromPerson(event);
  const reactionsAdded = [{ type: event.message?.react_icon ?? 'other' }];
  const activity = deedActivity('messageReaction', event.message?.msg_id, { reactionsAdded });
  return address && { address, id: derivedId(name, address.user, at), activity };
};

/** Contact details, given by the person's own tap. */
const submitted: Handler = (event, at, name) => {
  const address = fromPerson(event);
  const value = Object.values(event.info ?? {})
    .filter(Boolean)
    .join(' · ');
  return (
    address && { address, id: derivedId(name, address.user, at), activity: { type: 'event', name: CONTACT, value } }
  );
};

/**
 * What became of messages of ours. Mostly the account is the sender here; some clients saw the person there (B2): the side
 * that is ours decides.
 */
const received =
  (state: Receipt['state']): Handler =>
  (event, _at, _name, isOurs) => {
    const { msg_id: id, msg_ids: ids } = event.message ?? {};
    const told = toPerson(event);
    const address = told && isOurs(told.account) ? told : fromPerson(event);
    const known = ids ?? (id ? [id] : []);
    return address && known.length ? { kind: 'receipt', address, receipt: { state, ids: known } } : undefined;
  };

const withdrawn: Handler = (event, at, name) => {
  const address = ofPerson(event);
  return address && { kind: 'withdrawal', address, id: derivedId(name, address.user, at) };
};

/** Every event that has an effect, by its name or the beginning of its name; the first that fits counts. */
const HANDLERS: readonly [RegExp, Handler][] = [
  [/^user_send_(text|image|gif|audio|video|file|sticker|location|link|business_card)$/, said(fromPerson)],
  [/^anonymous_send_/, said(fromAnonymous)],
  [/^(follow|user_click_chatnow)$/, begun],
  [/^unfollow$/, left],
  [/^oa_send_(text|image|gif|list|file|sticker|template|audio|video|link)$/, echoed(toPerson)],
  [/^oa_send_anonymous_/, echoed(toAnonymous)],
  [/^user_reacted_message$/, reacted],
  [/^user_submit_info$/, submitted],
  [/^user_received_message$/, received('delivered')],
  [/^user_seen_message$/, received('read')],
  [/^user_withdraw$/, withdrawn],
];
/** Groups, calls, tags, and echoes that concern no conversation of ours; the rest is unknown. */
const QUIET =
  /^(oa_|user_send_group_|user_join_group|user_reply_consent|user_call_|user_click_button|update_user_info|add_user_to_tag|remove_|create_group)/;

/** Translates one event (reference: channels.md, B2). */
export function translate(event: ZaloEvent, at: string, isOurs: IsOurs): WebhookEvent {
  const name = event.event_name ?? '';
  const handler = HANDLERS.find(([pattern]) => pattern.test(name))?.[1];
  if (!handler) return QUIET.test(name) ? 'ignored' : 'unknown';
  const draft = handler(event, at, name, isOurs);
  if (!draft) return fromPerson(event) || !event.sender ? 'unknown' : 'ignored';
  return 'address' in draft && !isOurs(draft.address.account) ? 'ignored' : draft;
}

/** A tap comes back as a text that holds the button's payload (B2, "Button tap"). */
function messageOf(name: string, { text, attachments, location }: ZaloEventMessage): Activity {
  if (text && parseCommand(text)) return messageActivity({ value: text.trim() });
  const kind = name.replace(/^(user|anonymous)_send_/, '').replace('business_card', 'link');
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
