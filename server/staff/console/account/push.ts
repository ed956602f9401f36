import type { Api } from '../api/api';

type PushApi = Pick<Api, 'pushKey' | 'subscribe' | 'unsubscribe'>;

const WORKER = '/console/alarm-worker.js';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: () => string }): { createScriptURL(url: string): string };
}

/** The only script address that this page ever makes of a text; where Trusted Types are unknown it is taken as it stands. */
function workerAddress(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  worker ??= trustedTypes?.createPolicy('haidang-worker', { createScriptURL: () => WORKER });
  return worker?.createScriptURL(WORKER) ?? WORKER;
}
let worker: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Web Push needs https (or this very machine), a worker and a push service. */
export const canBePushed = (): boolean => 'serviceWorker' in navigator && 'PushManager' in window;

/** The subscription of this browser, if there is one. */
export async function ownSubscription(): Promise<PushSubscription | undefined> {
  const registration = await navigator.serviceWorker.getRegistration(WORKER);
  return (await registration?.pushManager.getSubscription()) ?? undefined;
}

/** Raised when the person, or the browser in their name, does not want to be called. */
export class PushDenied extends Error {
  readonly code = 'PUSH_DENIED';
}

/** Has this browser called; raises {@link PushDenied}. Must be called from a click. */
export async function subscribe(api: PushApi): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') throw new PushDenied();
  const registration = await navigator.serviceWorker.register(workerAddress());
  await navigator.serviceWorker.ready;
  const applicationServerKey = await api.pushKey();
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  await api.subscribe(subscription.toJSON());
}

/** Has this browser called no more. */
export async function unsubscribe(api: PushApi): Promise<void> {
  const subscription = await ownSubscription();
  if (!subscription) return;
  await api.unsubscribe(subscription.endpoint);
  await subscription.unsubscribe();
}
