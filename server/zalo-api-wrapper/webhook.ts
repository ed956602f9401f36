import { createHash, timingSafeEqual } from 'node:crypto';

/** What signs the webhook of an Official Account. */
export interface ZaloWebhookSecrets {
  appId: string;
  /** The Official Account's secret key; not the app's, which is for tokens. */
  oaSecret: string;
}

/**
 * Whether Zalo signed this call: the header `X-ZEvent-Signature` holds `mac=` and the plain SHA-256, not an HMAC, over app
 * id, raw body, the body's `timestamp` and the Official Account's secret. `raw` are the bytes as they came, never parsed
 * and written again. The app id is yours and not the body's, so that an event for another app is refused.
 */
export function isGenuineZaloCall(
  call: { raw: Uint8Array; timestamp: string; signature: string | undefined },
  { appId, oaSecret }: ZaloWebhookSecrets,
): boolean {
  const given = call.signature?.trim().replace(/^mac\s*=\s*/, '');
  const expected = createHash('sha256').update(appId).update(call.raw).update(call.timestamp).update(oaSecret).digest();
  if (!given || !/^[0-9a-f]{64}$/i.test(given)) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), expected);
}

/** Whether a call is from the Zalo Bot Platform: the header `X-Bot-Api-Secret-Token` holds the word given to `setWebhook`. */
export function isGenuineZaloBotCall(given: string | undefined, secretToken: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(secretToken));
}
