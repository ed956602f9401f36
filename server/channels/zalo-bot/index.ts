import { randomBytes } from 'node:crypto';
import { createZaloBotApi } from '../../zalo-api-wrapper';
import { API_BASES } from '../../config';
import type { ChannelFactory } from '../channel';
import { webhookRouter } from '../http';
import { mediaSourceOf } from '../media-source';
import { alwaysOpen } from '../policy';
import { checkBot } from './check';
import { MEDIA_HOSTS } from '../zalo/limits';
import { PACE } from './limits';
import { createReader } from './receive';
import { createSender } from './send';

const PATH = '/webhooks/zalo-bot';

/** A bot of the Zalo Bot Platform, when its token is set; its calls are heard when its webhook's secret is set, too. */
export const createZaloBot: ChannelFactory = ({ zaloBot: config, publicUrl }, ports) => {
  if (!config) return undefined;
  const [account = ''] = config.token.split(':');
  const api = createZaloBotApi(config);
  // Without a secret nobody can be told from a stranger: then a word that nobody knows is expected.
  const secret = config.secret ?? randomBytes(32).toString('hex');
  return {
    name: 'zalo-bot',
    routes: webhookRouter(ports, {
      channel: 'zalo-bot',
      path: PATH,
      read: createReader(secret, account),
    }),
    // The platform tells of no window.
    policy: alwaysOpen,
    pace: PACE,
    media: mediaSourceOf(MEDIA_HOSTS, config.apiBase, API_BASES.zaloBot),
    ...createSender({ api, logger: ports.logger }),
    check: () => checkBot(api, publicUrl + PATH, ports.findings),
  };
};
