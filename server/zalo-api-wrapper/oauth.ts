import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Transport, call } from './http';

/** Who asks for tokens, and where. */
export interface ZaloOAuthOptions extends Transport {
  /** `https://oauth.zaloapp.com` when absent. */
  oauthBase?: string;
  appId: string;
  /** The app's secret key; not the Official Account's, which signs webhooks. */
  appSecret: string;
}

/** Tokens of an Official Account. The refresh token is good for one use, for three months. */
export interface ZaloTokens {
  accessToken: string;
  refreshToken: string;
  /** Seconds from the answer on. */
  expiresIn: number;
}

/** Zalo's OAuth v4 for Official Accounts. Calls raise `ZaloApiError` or `ZaloUnavailable`. */
export interface ZaloOAuth {
  /** The page on which an administrator of the Official Account lets the app in. */
  consentUrl(request: { redirectUri: string; state: string; challenge: string }): string;
  /** Trades the code that the page gives back, within ten minutes and once. */
  exchangeCode(code: string, verifier: string): Promise<ZaloTokens>;
  /** Trades a refresh token for a new pair. The token given is used up: keep the new pair before you use it. */
  refreshToken(refresh: string): Promise<ZaloTokens>;
}

/** `expires_in` comes as text. */
const tokens = z
  .object({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1),
    expires_in: z.coerce.number().positive(),
  })
  .transform((answer): ZaloTokens => ({
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresIn: answer.expires_in,
  }));

/** Makes a client of Zalo's OAuth v4. */
export function createZaloOAuth({
  oauthBase = 'https://oauth.zaloapp.com',
  appId,
  appSecret,
  ...transport
}: ZaloOAuthOptions): ZaloOAuth {
  const trade = (fields: Record<string, string>) => {
    const body = new URLSearchParams({ app_id: appId, ...fields });
    const init = { method: 'POST', headers: { secret_key: appSecret }, body };
    return call(transport, `${oauthBase}/v4/oa/access_token`, init, tokens);
  };
  return {
    consentUrl({ redirectUri, state, challenge }) {
      const query = { app_id: appId, redirect_uri: redirectUri, code_challenge: challenge, state };
      return `${oauthBase}/v4/oa/permission?${new URLSearchParams(query).toString()}`;
    },
    exchangeCode: (code, verifier) => trade({ grant_type: 'authorization_code', code, code_verifier: verifier }),
    refreshToken: (refresh) => trade({ grant_type: 'refresh_token', refresh_token: refresh }),
  };
}

/** A verifier (43 characters) and its challenge, for one consent (RFC 7636, S256). */
export function createPkce(verifier = randomVerifier()): { verifier: string; challenge: string } {
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Zalo takes letters and figures only. */
function randomVerifier(): string {
  let text = '';
  while (text.length < 43)
    text += randomBytes(48)
      .toString('base64')
      .replace(/[^A-Za-z0-9]/g, '');
  return text.slice(0, 43);
}
