import type { Request } from 'express';
import type { Address } from '../../store/contract/conversations';

/** Where the channel's calls are. */
export const BASE = '/v3/directline';

/** The person of a Direct Line conversation: nothing else is known of them than its id. */
export const addressOf = (conversationId: string): Address => ({
  channel: 'web',
  account: 'web',
  user: conversationId,
});

/** Listening addresses: when the public address is one of these, nobody has set it. */
const LOCAL = /^(localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/;

interface Stream {
  conversationId: string;
  token: string;
  watermark: number;
}

/** The address that the caller knows us by: the public one where it is set, otherwise the one that was called. */
export function baseUrl(
  publicUrl: string,
  { host, protocol = 'http' }: { host?: string | undefined; protocol?: string },
) {
  const isSet = !LOCAL.test(new URL(publicUrl).hostname);
  return `${isSet || !host ? publicUrl : `${protocol}://${host}`}${BASE}`;
}

/** The stream's address. */
export function streamUrl(
  publicUrl: string,
  request: Request<object>,
  { conversationId, token, watermark }: Stream,
): string {
  const base = baseUrl(publicUrl, { host: request.get('host'), protocol: request.protocol });
  const query = new URLSearchParams({ watermark: watermark ? String(watermark) : '-', t: token });
  return `${base.replace(/^http/, 'ws')}/conversations/${conversationId}/stream?${query.toString()}`;
}

/** Where one of the conversation's files is, for whoever holds its token: a browser cannot give a header for a picture. */
export type FileUrl = (mediaId: string) => string;

/** Makes the addresses of a conversation's files; they are good as long as the token is. */
export const fileUrls =
  (base: string, conversationId: string, token: string): FileUrl =>
  (mediaId) =>
    `${base}/conversations/${conversationId}/attachments/${mediaId}?${new URLSearchParams({ t: token }).toString()}`;
