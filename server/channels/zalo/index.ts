import { createZaloOAuth, createZaloOpenApi } from '../../zalo-api-wrapper';
import { API_BASES } from '../../config';
import { Accounts } from '../accounts';
import type { ChannelFactory } from '../channel';
import { consentCallback } from '../consent';
import { webhookRouter } from '../http';
import { checkAccounts } from './check';
import { createZaloConsent } from './consent';
import { mediaSourceOf } from '../media-source';
import { MEDIA_HOSTS, PACE, createPolicy } from './limits';
import { createReader } from './receive';
import { createSender } from './send';
import { createTokenKeepers } from './keepers';

/** Zalo Official Accounts, when the app's id and secret, the accounts' secret and a refresh token are set. */
export const createZalo: ChannelFactory = ({ zalo: config, publicUrl }, ports) => {
  if (!config) return undefined;
  const api = createZaloOpenApi(config);
  const accounts = new Accounts(config.accounts);
  const oauth = createZaloOAuth(config);
  const keepers = createTokenKeepers(config.accounts, { oauth, ...ports });
  const redirectUri = consentCallback(publicUrl, 'zalo');
  const read = createReader(config, (id) => accounts.isOurs(id));
  return {
    name: 'zalo',
    routes: webhookRouter(ports, { channel: 'zalo', path: '/webhooks/zalo', read }),
    policy: createPolicy(config.paidReplies),
    pace: PACE,
    media: mediaSourceOf(MEDIA_HOSTS, config.apiBase, API_BASES.zalo),
    send: createSender({ api, tokensOf: keepers.of, logger: ports.logger }),
    consent: createZaloConsent({ oauth, keepers, accounts, redirectUri, ...ports }),
    check: () => checkAccounts({ api, keepers, accounts, findings: ports.findings, now: ports.now }),
    start: () => keepers.start(),
    stop: () => keepers.stop(),
  };
};
