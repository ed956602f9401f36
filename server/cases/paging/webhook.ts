import { Webhook } from 'standardwebhooks';
import type { WebhookConfig } from '../../config';
import type { TellOutage } from '../../conversations/spool/outage';
import type { Delivery, LinkTo, Way } from './courier';

const PATIENCE_MS = 10_000;

/**
 * Posts alarms signed by the Standard Webhooks scheme (standardwebhooks.com, specification 1.0.0): `webhook-id`,
 * `webhook-timestamp` and `webhook-signature`; the same page keeps its id however often it is tried.
 */
export function webhookWay(config: WebhookConfig, linkTo: LinkTo, now: () => number): Way {
  const send = signedPost(config, now);
  return ({ id, alarm }) => {
    const { type, caseId, code, priority, stage, since, at } = alarm;
    const data = { caseId, code, priority, stage, since: iso(since), link: linkTo(caseId) };
    return send(id, JSON.stringify({ type, timestamp: iso(at), data }));
  };
}

/** Tells those outside that the database is away, or back: nothing of what it holds. */
export function outageWay(config: WebhookConfig, now: () => number): TellOutage {
  const send = signedPost(config, now);
  return async (state, since) => {
    const body = { type: `database.${state}`, timestamp: iso(now()), data: { since: iso(since) } };
    return (await send(`database.${state}:${since}`, JSON.stringify(body))) === 'sent';
  };
}

function signedPost({ url, secret }: WebhookConfig, now: () => number) {
  const signer = new Webhook(secret);
  return (id: string, body: string) => {
    const moment = new Date(now());
    const headers = {
      'content-type': 'application/json',
      'webhook-id': `msg_${Buffer.from(id).toString('base64url')}`,
      'webhook-timestamp': String(Math.floor(moment.getTime() / 1000)),
    };
    const signature = signer.sign(headers['webhook-id'], moment, body);
    return post(url, body, { ...headers, 'webhook-signature': signature });
  };
}

/** 2xx is taken; 410 asks for no more; everything else, redirects too, is tried again (specification, "Deliverability"). */
async function post(url: string, body: string, headers: Record<string, string>): Promise<Delivery> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
    await response.body?.cancel();
    if (response.ok) return 'sent';
    return response.status === 410 ? 'gone' : 'retry';
  } catch {
    return 'retry';
  }
}

const iso = (at: number) => new Date(at).toISOString();
