import { parseSet, recordOf, stringOf, type ActivitySet } from './activity';

/** What opens one conversation. */
export interface Pass {
  conversationId: string;
  token: string;
}

/** An opened conversation: its pass, where its stream is, and for how many seconds the pass holds. */
export interface Opened extends Pass {
  streamUrl: string;
  expiresIn: number;
}

/** The server refused. `status` is HTTP's; `retryAfter` is in seconds, 0 when it did not say. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly retryAfter: number,
  ) {
    super(`refused: ${status}`);
  }
}

const BASE = '/v3/directline';
/** On a slow network an answer may take long; sending twice does no harm, for the server knows a message again. */
const PATIENCE_MS = 30_000;
const UPLOAD_PATIENCE_MS = 120_000;
/** Browsers let a request outlive its page only up to 64 kB; one character is at most 3 bytes. */
const KEEPALIVE_CHARACTERS = 16_000;

/** Starts an anonymous conversation, in one step where the server allows it: each step costs seconds on a slow network. */
export async function start(): Promise<Opened> {
  try {
    return openedOf(await call('POST', '/conversations'));
  } catch (error) {
    if (!isLost(error)) throw error;
    const { token } = openedOf(await call('POST', '/tokens/generate', undefined, {}));
    return openedOf(await call('POST', '/conversations', token));
  }
}

/** A pass for longer. */
export async function refresh(pass: Pass): Promise<Opened> {
  return openedOf(await call('POST', '/tokens/refresh', pass.token));
}

/** Where the stream goes on after `watermark`. */
export async function reconnect(pass: Pass, watermark?: string): Promise<Opened> {
  return openedOf(await call('GET', pathOf(pass, '', watermark), pass.token));
}

/** The messages after `watermark`; all of them without one. */
export async function read(pass: Pass, watermark?: string): Promise<ActivitySet> {
  return parseSet(await call('GET', pathOf(pass, '/activities', watermark), pass.token));
}

/** Sends one activity. The same `clientActivityID` again has no second effect. */
export async function post(pass: Pass, activity: object): Promise<void> {
  await call('POST', pathOf(pass, '/activities'), pass.token, activity);
}

/** Sends one activity with a picture. The same `clientActivityID` again has no second effect. */
export async function upload(pass: Pass, userId: string, activity: object, picture: Blob): Promise<void> {
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
  form.append('file', picture, 'anh');
  const path = `${pathOf(pass, '/upload')}?userId=${encodeURIComponent(userId)}`;
  const headers = { Authorization: `Bearer ${pass.token}` };
  await answered(fetch(BASE + path, { method: 'POST', headers, body: form }), UPLOAD_PATIENCE_MS);
}

/**
 * Gives the conversation up for good: nobody reads it any more, though they have a copy of the pass. Nothing waits for it, and it
 * outlives the page; what was posted in the same moment still arrives.
 */
export function leave(pass: Pass): void {
  const headers = { Authorization: `Bearer ${pass.token}` };
  void fetch(BASE + pathOf(pass, ''), { method: 'DELETE', headers, keepalive: true }).catch(() => undefined);
}

/** Whether the pass no longer opens the conversation, or the conversation is no longer there. */
export function isLost(error: unknown): boolean {
  return error instanceof Refused && [401, 403, 404].includes(error.status);
}

function pathOf({ conversationId }: Pass, rest: string, watermark?: string): string {
  const query = watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`;
  return `/conversations/${encodeURIComponent(conversationId)}${rest}${query}`;
}

function openedOf(raw: unknown): Opened {
  const { conversationId, token, streamUrl, expires_in: expiresIn } = recordOf(raw);
  return {
    conversationId: stringOf(conversationId),
    token: stringOf(token),
    streamUrl: stringOf(streamUrl),
    expiresIn: Number(expiresIn) || 1800,
  };
}

async function call(method: string, path: string, token?: string, content?: object): Promise<unknown> {
  const body = content && JSON.stringify(content);
  const headers: Record<string, string> = { ...(token && { Authorization: `Bearer ${token}` }) };
  if (body) headers['Content-Type'] = 'application/json';
  // keepalive: what was sent just before a quick exit must still arrive.
  const keepalive = body !== undefined && body.length < KEEPALIVE_CHARACTERS;
  return answered(fetch(BASE + path, { method, headers, body, keepalive, cache: 'no-store' }), PATIENCE_MS);
}

async function answered(request: Promise<Response>, patienceMs: number): Promise<unknown> {
  const response = await inTime(request, patienceMs);
  if (!response.ok) throw new Refused(response.status, Number(response.headers.get('Retry-After')) || 0);
  return inTime(response.json(), patienceMs);
}

function inTime<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer in time')), patienceMs));
  return Promise.race([work, late]);
}
