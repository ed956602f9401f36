import type { Request } from 'express';
import type { Address } from '../../store/records';

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

/** The stream's address: on the public address where one is set, otherwise on the one that the caller has used. */
export function streamUrl(
  publicUrl: string,
  request: Request<object>,
  { conversationId, token, watermark }: Stream,
): string {
  const host = request.get('host');
  const isSet = !LOCAL.test(new URL(publicUrl).hostname);
  const base = isSet || !host ? publicUrl : `${request.protocol}://${host}`;
  const query = new URLSearchParams({ watermark: watermark ? String(watermark) : '-', t: token });
  return `${base.replace(/^http/, 'ws')}${BASE}/conversations/${conversationId}/stream?${query.toString()}`;
}
