import { createHash } from 'node:crypto';
import { type Answer, type Call, type SignedCall, type StandIn, startStandIn } from './stand-in';

/** A message that our side sent to Zalo. */
export interface ZaloSend {
  recipient: { user_id?: string; anonymous_id?: string; conversation_id?: string };
  message: { text: string; attachment?: { payload: { buttons: { title: string; type: string; payload: string }[] } } };
}

export interface ZaloPlatform extends StandIn {
  sent: ZaloSend[];
  /** How often the token endpoint was called. */
  refreshes(): number;
  /** The refresh token that is good for the next use. */
  refreshToken(): string;
  /** The administrator of account `oa` agrees on the page of this address: where they are sent afterwards. */
  consent(url: string, oa: string): URL;
  /** Makes the current access token worthless. */
  expireAccess(): void;
  sign(payload: unknown): SignedCall;
  signBytes(body: Buffer, timestamp: string): SignedCall;
}

interface Settings {
  appId: string;
  appSecret: string;
  oaSecret: string;
  refreshToken: string;
  port?: number;
  /** Seconds, as text, as Zalo gives them. */
  expiresIn?: string;
  /** Takes any refresh token: for a server that still holds those of an earlier run. */
  takesAnyRefresh?: boolean;
}

/** Consultation messages, and those to somebody anonymous. */
const SEND_PATHS = ['/v3.0/oa/message/cs', '/v2.0/oa/message'];

/** Zalo says no with HTTP 200. */
export function zaloError(error: number, status = 200): Answer {
  return { status, body: { error, message: 'refused' } };
}

/** Plays Zalo: token endpoint with single-use refresh tokens, consultation messages, signed webhook calls. */
export async function startZaloPlatform(settings: Settings): Promise<ZaloPlatform> {
  const sent: ZaloSend[] = [];
  const grant: Grant = { refresh: settings.refreshToken, access: '', uses: 0, challenges: new Map() };
  const standIn = await startStandIn(settings.port ?? 0, (call) => {
    if (call.url.pathname === '/v4/oa/access_token') return renew(settings, grant, call);
    if (!grant.access || call.headers.access_token !== grant.access) return zaloError(-216);
    if (call.url.pathname === '/v2.0/oa/getoa')
      return { status: 200, body: { error: 0, data: { oa_id: '444', name: 'Hải Đăng' } } };
    if (!SEND_PATHS.includes(call.url.pathname)) return zaloError(-201, 404);
    return take(sent, JSON.parse(call.body) as ZaloSend);
  });
  const signBytes = (body: Buffer, timestamp: string): SignedCall => {
    const mac = createHash('sha256')
      .update(settings.appId)
      .update(body)
      .update(timestamp)
      .update(settings.oaSecret)
      .digest('hex');
    return { body, headers: { 'content-type': 'application/json', 'x-zevent-signature': `mac=${mac}` } };
  };
  return {
    ...standIn,
    sent,
    refreshes: () => grant.uses,
    refreshToken: () => grant.refresh,
    consent: (url, oa) => agree(grant, new URL(url), oa),
    expireAccess: () => void (grant.access = 'expired'),
    signBytes,
    sign: (payload) =>
      signBytes(Buffer.from(JSON.stringify(payload)), (payload as { timestamp?: string }).timestamp ?? ''),
  };
}

interface Grant {
  refresh: string;
  access: string;
  uses: number;
  /** Codes that were given and not yet traded, and what their verifiers must hash to. */
  challenges: Map<string, string>;
}

function agree(grant: Grant, page: URL, oa: string): URL {
  const code = `code-${grant.challenges.size + 1}`;
  grant.challenges.set(code, page.searchParams.get('code_challenge') ?? '');
  const back = new URL(page.searchParams.get('redirect_uri') ?? '');
  back.search = new URLSearchParams({ code, oa_id: oa, state: page.searchParams.get('state') ?? '' }).toString();
  return back;
}

/** Whether a code is good: given here, used once, by whoever has the verifier (RFC 7636). */
function isGoodCode(grant: Grant, form: URLSearchParams): boolean {
  const code = form.get('code') ?? '';
  const challenge = grant.challenges.get(code);
  grant.challenges.set(code, 'used');
  return (
    challenge ===
    createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
  );
}

function renew(settings: Settings, grant: Grant, call: Call): Answer {
  const { appId, appSecret, expiresIn = '90000', takesAnyRefresh } = settings;
  grant.uses++;
  const form = new URLSearchParams(call.body);
  const isOurs = call.headers.secret_key === appSecret && form.get('app_id') === appId;
  const isCode = form.get('grant_type') === 'authorization_code';
  if (!isOurs || (!isCode && form.get('grant_type') !== 'refresh_token')) return zaloError(-14002);
  if (isCode && !isGoodCode(grant, form)) return zaloError(-14003);
  if (!isCode && !takesAnyRefresh && form.get('refresh_token') !== grant.refresh) return zaloError(-14020);
  grant.access = `access-${grant.uses}`;
  grant.refresh = `refresh-${grant.uses}`;
  return { status: 200, body: { access_token: grant.access, refresh_token: grant.refresh, expires_in: expiresIn } };
}

function take(sent: ZaloSend[], send: ZaloSend): Answer {
  const buttons = send.message.attachment?.payload.buttons ?? [];
  const isTooMuch = buttons.length > 5 || buttons.some(({ title }) => title.length > 100);
  if (!send.message.text || send.message.text.length >= 2000 || isTooMuch) return zaloError(-210);
  sent.push(send);
  return {
    status: 200,
    body: {
      error: 0,
      message: 'Success',
      data: { message_id: `z_out_${sent.length}`, user_id: send.recipient.user_id },
    },
  };
}

/** A text that person 222 wrote to Official Account 444. */
export function zaloText(msgId: string, text: string, timestamp = '1700000000000', appId = '111') {
  return zaloEvent('user_send_text', { msg_id: msgId, text }, timestamp, appId);
}

/** Any event of person 222 with a message. */
export function zaloEvent(event_name: string, message: unknown, timestamp = '1700000000000', app_id = '111') {
  return {
    app_id,
    sender: { id: '222' },
    user_id_by_app: '333',
    recipient: { id: '444' },
    event_name,
    message,
    timestamp,
  };
}
