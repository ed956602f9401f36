import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { SendError } from '../channel';
import { CallTimedOut, type HttpAnswer, httpCall } from '../http-call';
import { SEND_TIMEOUT_MS, failureOf } from './limits';

/** Where the Graph API is and who asks. */
export interface GraphOptions {
  apiBase: string;
  appSecret: string;
}

const refusal = z.object({
  error: z.object({
    code: z.number().optional(),
    error_subcode: z.number().optional(),
    fbtrace_id: z.string().optional(),
  }),
});

/** Raised when Meta answered and refused; `trace` is what its support asks for. */
export class GraphError extends SendError {
  constructor(
    failure: SendError['failure'],
    code: string,
    readonly trace: string | undefined,
    retryAfterMs?: number,
  ) {
    super(failure, code, retryAfterMs === undefined ? {} : { retryAfterMs });
  }
}

interface GraphCall {
  method?: 'GET' | 'POST' | 'DELETE';
  query?: Record<string, string>;
  body?: unknown;
  /** Longest wait for the answer, ms. */
  timeoutMs?: number;
  signal?: AbortSignal | undefined;
}

/** One call of the Graph API; gives the answer, or raises {@link SendError}. No token and no text is in an error. */
export async function callGraph(
  { apiBase, appSecret }: GraphOptions,
  token: string,
  path: string,
  init: GraphCall = {},
): Promise<unknown> {
  const url = new URL(`${apiBase}${path}`);
  for (const [name, value] of Object.entries(init.query ?? {})) url.searchParams.set(name, value);
  url.searchParams.set('access_token', token);
  // The token goes with its proof, which an app may be set to demand (reference: channels.md, A5).
  url.searchParams.set('appsecret_proof', createHmac('sha256', appSecret).update(token).digest('hex'));
  const answered = await request(url, init);
  const answer = parse(answered.text);
  check(answered, answer);
  return answer;
}

/** Nothing is known of the effect when there is no answer. */
async function request(
  url: URL,
  { method = 'GET', body, timeoutMs = SEND_TIMEOUT_MS, signal }: GraphCall,
): Promise<HttpAnswer> {
  const sent =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  try {
    return await httpCall(url, { method, ...sent, timeoutMs, signal });
  } catch (error) {
    // The cause is left out: its text may hold the address, and with it the token.
    throw new SendError('retry', error instanceof CallTimedOut || signal?.aborted ? 'TIMEOUT' : 'NETWORK');
  }
}

function check({ status, headers }: HttpAnswer, answer: unknown): void {
  const { code, error_subcode: subcode, fbtrace_id: trace } = refusal.safeParse(answer).data?.error ?? {};
  if (status < 300 && code === undefined) return;
  const name = code === undefined ? `HTTP ${status}` : [code, subcode].filter((part) => part !== undefined).join('/');
  const seconds = Number(headers['retry-after']);
  const after = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
  throw new GraphError(failureOf(status, code, subcode), name, trace, after);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
