import { type Server, createServer } from 'node:http';
import { createClassRoutes } from '../courses/class-routes';
import { chatLinks } from '../courses/chat-links';
import { createCertificateRoutes } from '../courses/certificate-routes';
import { createReadingRoutes } from '../pages/reading-routes';
import { createPictureRoutes } from '../campaigns/picture-routes';
import { findingText } from '../channels/texts';
import { createHandedOver } from '../channels/web/handed-over';
import { createApp } from '../http/app';
import { CardLinks } from '../offers/card/card-link';
import { createOfferRoutes } from '../offers/routes';
import type { Answering } from './answering';
import type { Conversing } from './conversing';
import type { Ground } from './ground';
import type { Office } from './office';

/** Whoever has not said in this time what they want is cut off: half-open connections must not use up our files. */
const HEADERS_MS = 20_000;
/** And whoever has not sent the rest: a picture of 8 MB over a poor network takes two minutes. */
const WHOLE_REQUEST_MS = 150_000;

/** Everything that is asked of us over HTTP, and the sockets. */
export function assembleServer(ground: Ground, answering: Answering, conversing: Conversing, office: Office): Server {
  const { config, store, logger, metrics, paths } = ground;
  const { publicUrl } = config;
  const { read, library, offers, certificates } = answering;
  const { channels, findings, pictures, spooling } = conversing;
  const { staffApi, classes, cards, campaignPictures } = office;
  const offerRoutes = createOfferRoutes({
    ...{ offers, read, pictures, dist: paths.dist },
    cards: new CardLinks({ key: ground.learningKey, now: ground.now }),
  });
  const pageRoutes = [
    createReadingRoutes({ library, cards, read, dist: paths.dist, publicUrl }),
    createPictureRoutes(campaignPictures),
    createCertificateRoutes({ certificates, library }),
    createClassRoutes({ classes, publicUrl, links: chatLinks(config) }),
    createHandedOver(paths.dist),
  ];
  const routers = [...channels.flatMap((channel) => channel.routes ?? []), offerRoutes, ...pageRoutes, staffApi];
  const server = createServer(
    { headersTimeout: HEADERS_MS, requestTimeout: WHOLE_REQUEST_MS, connectionsCheckingInterval: HEADERS_MS / 4 },
    createApp({
      ...{ store, metrics, logger, routers, publicUrl },
      dist: paths.dist,
      webOrigins: config.webOrigins,
      trustProxy: config.trustProxy,
      metricsToken: config.metricsToken,
      findings: () => findings.all().map(findingText),
      spooling,
    }),
  );
  server.on('upgrade', (request, socket, head) => {
    if (!channels.some((channel) => channel.upgrade?.(request, socket, head))) socket.destroy();
  });
  return server;
}
