import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PageStore } from '../../store/contract/pages';
import { type Operation, staff } from './operation';

/**
 * The push services of Chromium, Firefox, Edge and Safari. Nothing else is ever called: an address that somebody made up
 * would make us call into our own network, if only by a name that leads there.
 */
const PUSH_SERVICES = ['fcm.googleapis.com', 'push.services.mozilla.com', 'notify.windows.com', 'push.apple.com'];

const isPushService = (endpoint: string): boolean => {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  const isKnown = PUSH_SERVICES.some((service) => hostname === service || hostname.endsWith(`.${service}`));
  return protocol === 'https:' && port === '' && username === '' && isKnown;
};

const endpoint = z.url().max(1_000).refine(isPushService);
/** As `PushSubscription.toJSON()` gives it. */
const subscriptionSchema = z.object({
  endpoint,
  keys: z.object({ p256dh: z.base64url().length(87), auth: z.base64url().length(22) }),
});
const endpointSchema = z.object({ endpoint: z.string().max(1_000) });
const publicKeySchema = z.object({ publicKey: z.string() });

interface PushPorts {
  store: PageStore;
  publicKey: string;
  now: () => number;
}

/** Browsers that are called when a case waits though no console is open. */
export function pushOperations({ store, publicKey, now }: PushPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/push',
      summary: 'The key that a browser needs to subscribe to Web Push',
      access: 'cases',
      status: 200,
      answer: publicKeySchema,
      handle: () => Promise.resolve({ publicKey }),
    }),
    staff({
      method: 'post',
      path: '/push',
      summary: 'Call this browser when a case waits for too long',
      access: 'cases',
      body: subscriptionSchema,
      status: 204,
      handle: ({ body, who }) =>
        store.subscribe({ id: idOf(body.endpoint), staffId: who.member.id, createdAt: now(), ...body }),
    }),
    staff({
      method: 'post',
      path: '/push/end',
      summary: 'Call this browser no more',
      access: 'cases',
      body: endpointSchema,
      status: 204,
      handle: async ({ body, who }) => {
        const known = await store.subscription(idOf(body.endpoint));
        if (known?.staffId === who.member.id) await store.unsubscribe(known.id);
      },
    }),
  ];
}

const idOf = (address: string) => createHash('sha256').update(address).digest('hex');
