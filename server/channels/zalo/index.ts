import { createZaloApi } from '../../zalo-api-wrapper';
import type { ChannelFactory } from '../channel';
import { webhookRouter } from '../http';
import { createReader } from './receive';
import { createSender } from './send';
import { ZaloTokenKeeper } from './tokens';

/** A Zalo Official Account, when the app's id and secret, the account's secret and a refresh token are set. */
export const createZalo: ChannelFactory = ({ zalo: config }, ports) => {
  if (!config) return undefined;
  const api = createZaloApi({ ...config, fetch });
  const { secrets, logger, now } = ports;
  const tokens = new ZaloTokenKeeper({ api, secrets, logger, now, configured: config.refreshToken });
  return {
    name: 'zalo',
    routes: webhookRouter(ports, { channel: 'zalo', path: '/webhooks/zalo', read: createReader(config) }),
    send: createSender({ api, tokens, logger }),
    start: () => tokens.start(),
    stop: () => tokens.stop(),
  };
};
