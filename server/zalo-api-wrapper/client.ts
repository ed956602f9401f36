import type { z } from 'zod';
import { ZaloApiError, ZaloUnavailable } from './errors';
import { type ZaloMessage, type ZaloTokens, refusal, sendAnswer, tokenAnswer } from './messages';

/** Longest wait for one call, ms. */
const ZALO_TIMEOUT_MS = 10_000;

/** Where Zalo is and who asks. */
export interface ZaloApiOptions {
  /** `https://openapi.zalo.me` */
  apiBase: string;
  /** `https://oauth.zaloapp.com` */
  oauthBase: string;
  appId: string;
  /** The app's secret key; not the Official Account's, which signs webhooks. */
  appSecret: string;
  fetch: typeof fetch;
  timeoutMs?: number;
}

/** The calls of Zalo's OpenAPI for Official Accounts. They raise `ZaloApiError` or `ZaloUnavailable`. */
export interface ZaloApi {
  /** Trades a refresh token for a new pair. The token given is used up: keep the new pair before using it. */
  refreshToken(refresh: string): Promise<ZaloTokens>;
  /** Sends a consultation message; `signal` ends the wait early. */
  sendMessage(
    access: string,
    userId: string,
    message: ZaloMessage,
    signal?: AbortSignal,
  ): Promise<{ messageId?: string | undefined }>;
}

/** Makes a client of Zalo's OpenAPI. */
export function createZaloApi(options: ZaloApiOptions): ZaloApi {
  const { apiBase, oauthBase, appId, appSecret } = options;

  return {
    refreshToken(refresh) {
      const body = new URLSearchParams({ refresh_token: refresh, app_id: appId, grant_type: 'refresh_token' });
      return call(
        options,
        `${oauthBase}/v4/oa/access_token`,
        { headers: { secret_key: appSecret }, body },
        tokenAnswer,
      );
    },
    sendMessage(access, userId, message, signal) {
      const headers = { 'content-type': 'application/json', access_token: access };
      const body = JSON.stringify({ recipient: { user_id: userId }, message });
      return call(options, `${apiBase}/v3.0/oa/message/cs`, { headers, body, ...(signal && { signal }) }, sendAnswer);
    },
  };
}

/** One call. Zalo reports failure with HTTP 200 and `error` other than 0, so the answer decides and not the status. */
async function call<T extends z.ZodType>(
  options: ZaloApiOptions,
  url: string,
  init: RequestInit,
  schema: T,
): Promise<z.output<T>> {
  const { status, answer } = await post(options, url, init);
  const refused = refusal.safeParse(answer).data;
  if (refused) throw new ZaloApiError(refused.error, refused.message ?? refused.error_name ?? 'refused', status);
  const good = schema.safeParse(answer);
  if (status >= 300 || !good.success) throw new ZaloUnavailable('answer', status);
  return good.data;
}

async function post({ fetch, timeoutMs = ZALO_TIMEOUT_MS }: ZaloApiOptions, url: string, init: RequestInit) {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  try {
    const response = await fetch(url, { ...init, method: 'POST', signal, redirect: 'error' });
    return { status: response.status, answer: parse(await response.text()) };
  } catch {
    throw new ZaloUnavailable(signal.aborted ? 'timeout' : 'network');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
