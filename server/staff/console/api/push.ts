import type { Ask } from './call';

/** Being called by Web Push while no console is open. */
export const pushCalls = (ask: Ask) => ({
  pushKey: async () => (await ask<{ publicKey: string }>({ method: 'GET', path: '/api/push' })).publicKey,
  subscribe: (subscription: PushSubscriptionJSON) =>
    ask<undefined>({ method: 'POST', path: '/api/push', body: subscription }),
  unsubscribe: (endpoint: string) => ask<undefined>({ method: 'POST', path: '/api/push/end', body: { endpoint } }),
});
