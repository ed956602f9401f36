import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../same-secret';
import { type ReadWebhook, Refused, type WebhookEvent, parseJson } from '../http';
import { bodySchema, timeOf } from './events';
import { type IsOurs, translate } from './translate';

/** Makes the reader of Messenger's webhook: signature over the raw bytes first, then every event of every entry. */
export function createReader(appSecret: string, isOurs: IsOurs): ReadWebhook {
  return (raw, header) => {
    if (!isGenuine(raw, header('x-hub-signature-256'), appSecret)) throw new Refused(401);
    return eventsOf(parseJson(raw), isOurs);
  };
}

/** Whether Meta signed these bytes: HMAC-SHA256 under the app's secret (reference: channels.md, A1.1). */
function isGenuine(raw: Buffer, signature: string | undefined, appSecret: string): boolean {
  const given = /^sha256=(.+)$/.exec(signature ?? '')?.[1];
  return isSameSecret(given?.toLowerCase(), createHmac('sha256', appSecret).update(raw).digest('hex'));
}

function eventsOf(payload: unknown, isOurs: IsOurs): WebhookEvent[] {
  const page = bodySchema.safeParse(payload);
  if (!page.success) return ['unknown'];
  const changes = page.data.entry.flatMap((entry) => entry.changes ?? []);
  const items = page.data.entry.flatMap(({ messaging, standby }) => [
    ...(messaging ?? []).map((item) => ({ item, isStandby: false })),
    ...(standby ?? []).map((item) => ({ item, isStandby: true })),
  ]);
  // After failures events may come out of order; within one call their times put them right (A1, "Order").
  items.sort((one, other) => timeOf(one.item) - timeOf(other.item));
  return [
    ...changes.map(() => 'ignored' as const),
    ...items.map(({ item, isStandby }) => translate(item, isStandby, isOurs)),
  ];
}
