import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Choice } from '../../../bot/replies/reply';
import type { MessengerConfig } from '../../config';
import { choicesOf } from '../activity';
import { type Channel, SendError } from '../channel';
import { createPartsSender } from '../parts';
import { layOut } from '../text';
import { LIMITS, SEND_TIMEOUT_MS, failureOf } from './limits';

/** Begins the metadata of what we send, by which its echo is told from what staff write in the Page's inbox. */
const OURS = 'haidang';

const refusal = z.object({
  error: z.object({
    code: z.number().optional(),
    error_subcode: z.number().optional(),
    fbtrace_id: z.string().optional(),
  }),
});

interface SenderPorts {
  config: MessengerConfig;
  logger: Logger;
  timeoutMs?: number;
}

/** Makes the sender of replies through the Send API (reference: channels.md, A3). */
export function createSender({ config, logger, timeoutMs = SEND_TIMEOUT_MS }: SenderPorts): Channel['send'] {
  const url = sendUrl(config);
  const sendParts = createPartsSender();
  return async (to, reply) => {
    const { parts, buttons } = layOut(reply.activity.text ?? '', choicesOf(reply.activity), LIMITS);
    const requests = parts.map((text, n) => ({
      recipient: { id: to.user },
      messaging_type: 'RESPONSE',
      message: {
        text,
        metadata: `${OURS}:${reply.from}:${reply.id}`,
        ...(n === parts.length - 1 && buttons.length && { quick_replies: buttons.map(quickReply) }),
      },
    }));
    const posts = requests.map((request) => async (whole: AbortSignal) => {
      const signal = AbortSignal.any([whole, AbortSignal.timeout(timeoutMs)]);
      check(logger, ...(await post(url, request, signal)));
    });
    await sendParts(to, reply, posts);
  };
}

/** The token goes with its proof, which an app may be set to demand (A5). */
function sendUrl({ apiBase, pageToken, appSecret }: MessengerConfig): URL {
  const url = new URL(`${apiBase}/me/messages`);
  url.searchParams.set('access_token', pageToken);
  url.searchParams.set('appsecret_proof', createHmac('sha256', appSecret).update(pageToken).digest('hex'));
  return url;
}

function quickReply({ title, value }: Choice) {
  return { content_type: 'text', title, payload: value };
}

/** Posts, and gives the status and the answer. Nothing is known of the delivery when there is no answer: it is tried again. */
async function post(url: URL, request: unknown, signal: AbortSignal): Promise<[number, string]> {
  const headers = { 'content-type': 'application/json' };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(request),
      signal,
      redirect: 'error',
    });
    return [response.status, await response.text()];
  } catch {
    // The cause is left out: its text may hold the address, and with it the token.
    throw new SendError('retry', signal.aborted ? 'TIMEOUT' : 'NETWORK');
  }
}

function check(logger: Logger, status: number, answer: string): void {
  const { code, error_subcode: subcode, fbtrace_id: trace } = errorIn(answer) ?? {};
  if (status < 300 && code === undefined) return;
  const name = code === undefined ? `HTTP ${status}` : [code, subcode].filter((part) => part !== undefined).join('/');
  const failure = failureOf(status, code, subcode);
  logger[failure === 'channel' || failure === 'reply' ? 'error' : 'warn'](
    { channel: 'messenger', code: name, trace },
    'a reply was refused',
  );
  throw new SendError(failure, name);
}

function errorIn(answer: string): z.output<typeof refusal>['error'] | undefined {
  try {
    return refusal.safeParse(JSON.parse(answer)).data?.error;
  } catch {
    return undefined;
  }
}
