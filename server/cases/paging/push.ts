import webpush from 'web-push';
import type { PageStore } from '../../store/contract/pages';
import type { SecretStore } from '../../store/contract/secrets';
import type { Way } from './courier';

const PATIENCE_MS = 10_000;
/** A push service need not keep an alarm longer: it is repeated. */
const KEEP_SECONDS = 120;
const SECRET = 'vapid-keys';

/** The keys by which push services know us (VAPID, RFC 8292). */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/** The keys of this installation, made at the first start. */
export async function vapidKeys(secrets: SecretStore): Promise<VapidKeys> {
  return JSON.parse(await secrets.getOrPut(SECRET, () => JSON.stringify(webpush.generateVAPIDKeys()))) as VapidKeys;
}

interface PushPorts {
  store: PageStore;
  keys: VapidKeys;
  /** Whom a push service may write to about us: `mailto:` or `https:`. */
  contact: string;
}

/** Sends alarms to browsers by Web Push (RFC 8030), encrypted for the browser alone; still, nothing of a case is in it. */
export function pushWay({ store, keys, contact }: PushPorts): Way {
  return async ({ to, alarm: { type, caseId, priority, stage } }) => {
    const subscription = await store.subscription(to);
    if (!subscription) return 'gone';
    const { endpoint, method, headers, body } = webpush.generateRequestDetails(
      subscription,
      JSON.stringify({ type, caseId, priority, stage }),
      { vapidDetails: { subject: contact, ...keys }, TTL: KEEP_SECONDS, urgency: 'high', topic: caseId.slice(0, 32) },
    );
    const status = await post(endpoint, { method, headers, body });
    if (status >= 200 && status < 300) return 'sent';
    if (status !== 404 && status !== 410) return 'retry';
    // The browser has taken its consent back, or is gone (RFC 8030, 7.3).
    await store.unsubscribe(to);
    return 'gone';
  };
}

/** The status of the answer; 0 when none came. */
async function post(endpoint: string, request: { method: string; headers: object; body: Buffer | null }) {
  // fetch sets the length itself.
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name !== 'Content-Length'));
  try {
    const body = request.body && new Uint8Array(request.body);
    const response = await fetch(endpoint, {
      ...request,
      headers: stringified(headers),
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}

const stringified = (headers: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
