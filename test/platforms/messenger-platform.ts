import { createHmac } from 'node:crypto';
import { type Answer, type SignedCall, type StandIn, startStandIn } from './stand-in';

/** A message that our side sent to Facebook. */
export interface MessengerSend {
  recipient: { id: string };
  messaging_type: string;
  tag?: string;
  message: {
    text: string;
    /** Instead of a text. */
    attachment?: { type: string; payload: unknown };
    metadata?: string;
    quick_replies?: { content_type: string; title: string; payload: string }[];
  };
}

export interface MessengerPlatform extends StandIn {
  sent: MessengerSend[];
  /** When each of these came, epoch ms. */
  cameAt: number[];
  /** Signs of life that our side showed: typing. */
  actions: unknown[];
  /** What the Page was given, and the fields to which it is subscribed. */
  page: { profile: Record<string, unknown>; fields: string[] };
  /** Signs a webhook body as Facebook does: accents escaped, and that form signed. */
  sign(payload: unknown): SignedCall;
  signBytes(body: Buffer): SignedCall;
}

interface Settings {
  pageToken: string;
  appSecret: string;
  port?: number;
}

/** Makes Graph API's error answer. */
export function graphError(code: number, subcode?: number, status = 400): Answer {
  return {
    status,
    body: { error: { message: 'refused', type: 'OAuthException', code, error_subcode: subcode, fbtrace_id: 'T' } },
  };
}

/** Plays Facebook: takes sends as the Send API does, and makes signed webhook calls. */
export async function startMessengerPlatform({ pageToken, appSecret, port = 0 }: Settings): Promise<MessengerPlatform> {
  const sent: MessengerSend[] = [];
  const cameAt: number[] = [];
  const actions: unknown[] = [];
  const page: MessengerPlatform['page'] = { profile: {}, fields: [] };
  const proof = createHmac('sha256', appSecret).update(pageToken).digest('hex');
  const standIn = await startStandIn(port, ({ method, url, body }) => {
    if (url.searchParams.get('access_token') !== pageToken) return graphError(190, 463);
    if (url.searchParams.get('appsecret_proof') !== proof) return graphError(100);
    const managed = manage(page, { method, url, body });
    if (managed) return managed;
    if (method !== 'POST' || !url.pathname.endsWith('/me/messages')) return graphError(100, undefined, 404);
    const send = JSON.parse(body) as MessengerSend;
    if ('sender_action' in send) {
      actions.push(send);
      return { status: 200, body: { recipient_id: send.recipient.id } };
    }
    if (!isWithinLimits(send)) return graphError(100);
    sent.push(send);
    cameAt.push(Date.now());
    return { status: 200, body: { recipient_id: send.recipient.id, message_id: `m_out_${sent.length}` } };
  });
  const signBytes = (body: Buffer): SignedCall => {
    const signature = createHmac('sha256', appSecret).update(body).digest('hex');
    return { body, headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` } };
  };
  return {
    ...standIn,
    sent,
    cameAt,
    actions,
    page,
    signBytes,
    sign: (payload) => signBytes(Buffer.from(escaped(payload))),
  };
}

/** What an operator does with the Page; undefined for everything else. */
function manage(
  page: MessengerPlatform['page'],
  { method, url, body }: { method: string; url: URL; body: string },
): Answer | undefined {
  const done = { status: 200, body: { success: true } };
  if (method === 'GET' && url.pathname.endsWith('/me')) return { status: 200, body: { id: '100', name: 'Hải Đăng' } };
  if (url.pathname.endsWith('/me/messenger_profile')) {
    Object.assign(page.profile, JSON.parse(body));
    return done;
  }
  if (!url.pathname.endsWith('/100/subscribed_apps')) return undefined;
  if (method === 'GET') return { status: 200, body: { data: [{ subscribed_fields: page.fields }] } };
  page.fields = (url.searchParams.get('subscribed_fields') ?? '').split(',');
  return done;
}

function escaped(payload: unknown): string {
  return JSON.stringify(payload).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isWithinLimits({ message }: MessengerSend): boolean {
  const { text = '', attachment, quick_replies = [], metadata = '' } = message as Partial<MessengerSend['message']>;
  const fits = quick_replies.every(({ title, payload }) => title.length <= 20 && payload.length <= 1000);
  return (
    text.length > 0 !== (attachment !== undefined) &&
    text.length < 2000 &&
    metadata.length < 1000 &&
    quick_replies.length <= 13 &&
    fits
  );
}

/** A webhook body with the given `messaging` items, all in one entry. */
export function messengerBody(...messaging: unknown[]) {
  return { object: 'page', entry: [{ id: '100', time: 1700000000000, messaging }] };
}

/** A text that person 200 wrote to Page 100. */
export function messengerText(mid: string, text: string, at = 1700000000000) {
  return { sender: { id: '200' }, recipient: { id: '100' }, timestamp: at, message: { mid, text } };
}
