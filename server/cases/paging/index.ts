import type { Logger } from 'pino';
import type { MailConfig, WebhookConfig } from '../../config';
import type { Page } from '../../store/contract/pages';
import type { Store } from '../../store/store';
import { Courier, type LinkTo, type Way } from './courier';
import { Pager } from './pager';
import { pushWay, vapidKeys } from './push';
import { webhookWay } from './webhook';

export interface PagingParts {
  /** This process. */
  owner: string;
  store: Pick<Store, 'cases' | 'pages' | 'secrets'>;
  webhook?: WebhookConfig | undefined;
  mail?: MailConfig | undefined;
  publicUrl: string;
  logger: Logger;
  now: () => number;
  leaseNow: () => number;
  random: () => number;
}

/** Everything by which people are called who are not at a console. */
export interface Paging {
  pager: Pager;
  courier: Courier;
  /** For browsers that want to subscribe. */
  publicKey: string;
}

/** Puts the ways together that were set up; Web Push always is. */
export async function createPaging({
  owner,
  store,
  webhook,
  mail,
  publicUrl,
  logger,
  now,
  leaseNow,
  random,
}: PagingParts): Promise<Paging> {
  const linkTo: LinkTo = (caseId) => `${publicUrl}/console/#/case/${encodeURIComponent(caseId)}`;
  const keys = await vapidKeys(store.secrets);
  const contact = mail?.to[0] ? `mailto:${mail.to[0]}` : publicUrl.startsWith('https:') ? publicUrl : NOBODY;
  const ways: Partial<Record<Page['way'], Way>> = {
    push: pushWay({ store: store.pages, keys, contact }),
    ...(webhook && { webhook: webhookWay(webhook, linkTo, now) }),
    // What writes mail is loaded where mail is written.
    ...(mail && { email: (await import('./email.js')).mailWay(mail, linkTo, now) }),
  };
  return {
    pager: new Pager({ store: store.pages, ways: Object.keys(ways) as Page['way'][], now }),
    courier: new Courier({ owner, store, ways, logger, now, leaseNow, random }),
    publicKey: keys.publicKey,
  };
}

/** RFC 8292 asks for some contact. */
const NOBODY = 'mailto:hai-dang@invalid.invalid';
