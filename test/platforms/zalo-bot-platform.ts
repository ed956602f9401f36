import { type Answer, type SignedCall, type StandIn, startStandIn } from './stand-in';

/** A message that our side sent through the bot. */
export interface ZaloBotSend {
  method: string;
  chat_id: string;
  text?: string;
  photo?: string;
  caption?: string;
}

export interface ZaloBotPlatform extends StandIn {
  sent: ZaloBotSend[];
  /** Signs of life that our side showed: typing. */
  actions: unknown[];
  /** What `setWebhook` was called with. */
  webhook: { url: string; secret_token?: string };
  sign(payload: unknown): SignedCall;
  signBytes(body: Buffer): SignedCall;
}

interface Settings {
  token: string;
  secret: string;
  port?: number;
}

/** The platform says no in a form of its own. */
export function zaloBotError(error_code: number, status = 200): Answer {
  return { status, body: { ok: false, error_code, description: 'refused' } };
}

const ok = (result?: unknown): Answer => ({ status: 200, body: { ok: true, result } });

/** Plays the Zalo Bot Platform: takes sends, keeps the webhook's address, and makes calls under its secret. */
export async function startZaloBotPlatform({ token, secret, port = 0 }: Settings): Promise<ZaloBotPlatform> {
  const sent: ZaloBotSend[] = [];
  const actions: unknown[] = [];
  const webhook: ZaloBotPlatform['webhook'] = { url: '' };
  const standIn = await startStandIn(port, ({ url, body }) => {
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname) ?? [];
    if (given !== token) return zaloBotError(401, 401);
    const call = JSON.parse(body || '{}') as ZaloBotSend & typeof webhook;
    switch (method) {
      case 'getMe':
        return ok({ id: token.split(':')[0], account_name: 'Bot Hải Đăng' });
      case 'setWebhook':
        Object.assign(webhook, call);
        return ok({});
      case 'getWebhookInfo':
        return ok({ url: webhook.url });
      case 'sendChatAction':
        actions.push(call);
        return ok();
      case 'sendMessage':
        if (!call.text || call.text.length > 2000) return zaloBotError(400);
        break;
      case 'sendPhoto':
        if (!call.photo || (call.caption?.length ?? 0) > 2000) return zaloBotError(400);
        break;
      default:
        return zaloBotError(404, 404);
    }
    sent.push({ ...call, method });
    return ok({ message_id: `b_out_${sent.length}` });
  });
  const signBytes = (body: Buffer): SignedCall => ({
    body,
    headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': secret },
  });
  return {
    ...standIn,
    sent,
    actions,
    webhook,
    signBytes,
    sign: (payload) => signBytes(Buffer.from(JSON.stringify(payload))),
  };
}

/** An event of person 222. */
export function zaloBotEvent(event_name: string, message: object) {
  const from = { id: '222', display_name: 'A', is_bot: false };
  const chat = { id: '222', chat_type: 'PRIVATE' };
  return { event_name, message: { from, chat, date: 1700000000000, ...message } };
}

/** A text that person 222 wrote to the bot. */
export const zaloBotText = (message_id: string, text: string) =>
  zaloBotEvent('message.text.received', { message_id, text });
