import { createHmac } from 'node:crypto';
import { isSameSecret } from '../server/same-secret';

/** Secrets that both sides of the benchmarks know. */
export const SECRETS = { pageToken: 'bench-page-token', appSecret: 'bench-app-secret', verifyToken: 'bench-verify' };

/** The headers of a webhook that Messenger signed. */
export function sign(body: Buffer): Record<string, string> {
  return { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${digest(body)}` };
}

/** The check that a webhook must pass, as the channel makes it. */
export function isSigned(body: Buffer, header: string | undefined): boolean {
  return isSameSecret(header, `sha256=${digest(body)}`);
}

function digest(body: Buffer): string {
  return createHmac('sha256', SECRETS.appSecret).update(body).digest('hex');
}
