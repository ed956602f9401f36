import type { ZaloConfig } from '../../config';
import { isGenuineZaloCall } from '../../zalo-api-wrapper';
import { type ReadWebhook, Refused, parseJson } from '../http';
import { eventSchema } from './events';
import { type IsOurs, translate } from './translate';

type Secrets = Pick<ZaloConfig, 'appId' | 'oaSecret'>;

/** Makes the reader of Zalo's webhook: one event a call, signed with the Official Account's secret. */
export function createReader(secrets: Secrets, isOurs: IsOurs): ReadWebhook {
  return (raw, header) => {
    const parsed = eventSchema.safeParse(parseJson(raw));
    if (!parsed.success) throw new Refused(401);
    const signature = header('x-zevent-signature');
    // Zalo's console sends an unsigned sample when the address is saved and wants 200 for it (B1, "Handshake").
    if (signature === undefined && parsed.data.event_name === undefined) return ['ignored'];
    const timestamp = parsed.data.timestamp ?? parsed.data.timeStamp ?? header('x-zevent-timestamp') ?? '';
    if (!isGenuineZaloCall({ raw, timestamp, signature }, secrets)) throw new Refused(401);
    return [translate(parsed.data, timestamp, isOurs)];
  };
}
