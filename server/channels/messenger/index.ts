import type { RequestHandler } from 'express';
import { API_BASES } from '../../config';
import { Accounts } from '../accounts';
import type { ChannelFactory } from '../channel';
import { isSameSecret } from '../../same-secret';
import { answer, webhookRouter } from '../http';
import { mediaSourceOf } from '../media-source';
import { MEDIA_HOSTS, PACE, policy } from './limits';
import { createReader } from './receive';
import { createSender } from './send';
import { checkPages } from './setup';

const PATH = '/webhooks/messenger';

/** Facebook Messenger, when the Page's token, the app's secret and the verify token are set. */
export const createMessenger: ChannelFactory = ({ messenger: config }, ports) => {
  if (!config) return undefined;
  const pages = new Accounts(config.pages);
  const read = createReader(config.appSecret, (id) => pages.isOurs(id));
  const routes = webhookRouter(ports, { channel: 'messenger', path: PATH, read });
  routes.get(PATH, handshake(config.verifyToken));
  return {
    name: 'messenger',
    routes,
    policy,
    pace: PACE,
    media: mediaSourceOf(MEDIA_HOSTS, config.apiBase, API_BASES.messenger),
    ...createSender({ config, pages, logger: ports.logger }),
    check: () => checkPages(config, pages, ports.findings),
  };
};

/** Meta's check that the address is ours (reference: channels.md, A1, "Verification"). */
function handshake(verifyToken: string): RequestHandler {
  return ({ query }, response) => {
    const challenge = query['hub.challenge'];
    const isAsked = query['hub.mode'] === 'subscribe' && isSameSecret(query['hub.verify_token'], verifyToken);
    if (isAsked && typeof challenge === 'string') response.type('text').send(challenge);
    else answer(response, 403);
  };
}
