import path from 'node:path';
import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import type { Logger } from 'pino';
import type { Store } from '../store/store';
import { builtFiles } from './built-files';
import { statusIn } from './error-status';
import type { Spooling } from '../conversations/spool/index';
import { refreshGauges } from './gauges';
import type { Metrics } from './metrics';
import { createIsOperator } from './operator';
import {
  allowFrames,
  consolePolicy,
  examplePolicy,
  loadedElsewhere,
  noPagePolicy,
  securityHeaders,
} from './security-headers';
import { timeTraffic } from './traffic';

export interface AppParts {
  store: Store;
  metrics: Metrics;
  logger: Logger;
  /** Endpoints of channels and of the staff API, each with its own path. */
  routers: Router[];
  /** Where the built pages lie: `page/` and `console/` below it. */
  dist: string;
  publicUrl: string;
  /** Proxies whose word is taken for where a caller comes from; those on this machine unless said otherwise. */
  trustProxy?: string;
  /** Pages of these origins may show the chat in a frame. */
  webOrigins?: readonly string[];
  /** By which figures, and words about health, are asked for; without it they are for callers from near. */
  metricsToken?: string | undefined;
  /** What is wrong with the channels, one line each. */
  findings?: () => string[];
  spooling?: Pick<Spooling, 'spool' | 'outage'> | undefined;
}

/** Puts the HTTP side together: health, metrics, channels, staff API, and the two pages. */
export function createApp(parts: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', parts.trustProxy ?? 'loopback');
  const origins = parts.webOrigins ?? [];
  app.use(timeTraffic(parts.metrics));
  app.use(securityHeaders(parts.publicUrl, origins));
  app.use(CALLS, noPagePolicy);
  app.use(health(parts));
  for (const router of parts.routers) app.use(router);
  app.use('/console', consolePolicy, express.static(path.join(parts.dist, 'console'), builtFiles));
  app.use('/widget.js', loadedElsewhere);
  app.use('/widget-example.html', examplePolicy);
  app.use('/', allowFrames(origins), express.static(path.join(parts.dist, 'page'), builtFiles));
  app.use((_, response) => void response.status(404).type('text').send('Not found'));
  app.use(lastResort(parts.logger));
  return app;
}

/** What is called by programs and answers no page. */
const CALLS = ['/api', '/v3', '/webhooks', '/healthz', '/readyz', '/metrics'];

function health({ store, metrics, findings, spooling, publicUrl, metricsToken }: AppParts): Router {
  const router = express.Router();
  const isOperator = createIsOperator({ publicUrl, token: metricsToken });
  const isReady = sharedPing(store);
  router.get('/healthz', (_, response) => void response.type('text').send('ok'));
  router.get('/readyz', async (request, response) => {
    const ready = await isReady();
    // What is wrong with a channel, and how many wait, is nobody's affair outside.
    const words = isOperator(request) ? [...spoolLines(spooling), ...(findings?.() ?? [])] : [];
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send([ready ? 'ready' : 'store unreachable', ...words].join('\n'));
  });
  router.get('/metrics', async (request, response, next) => {
    if (!isOperator(request)) {
      next();
      return;
    }
    await refreshGauges({ store, metrics, spooling });
    response.type(metrics.registry.contentType).send(await metrics.show());
  });
  return router;
}

/** Whether the store takes something now. It writes: who asks while another asks waits for the same answer. */
function sharedPing(store: Pick<Store, 'ping'>): () => Promise<boolean> {
  let underWay: Promise<boolean> | undefined;
  const ask = () =>
    store.ping().then(
      () => true,
      () => false,
    );
  return () => (underWay ??= ask().finally(() => (underWay = undefined)));
}

/** What waits on this machine for the database; nothing when nothing does. */
function spoolLines(spooling: AppParts['spooling']): string[] {
  const { waiting = 0, aside = 0, isFull = false } = spooling?.spool.standing() ?? {};
  return [
    ...(waiting ? [`spool: ${waiting} wait for the database`] : []),
    ...(aside ? [`spool: ${aside} were refused by the database and set aside`] : []),
    ...(isFull ? ['spool: full'] : []),
  ];
}

/** Whatever was not foreseen: a fixed text, and nothing of the request in the log. */
function lastResort(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) logger.error({ err: error, method: request.method, route: request.baseUrl }, 'a request failed');
    response
      .status(status)
      .type('text')
      .send(status >= 500 ? 'Internal error' : 'Bad request');
  };
}

function statusOf(error: unknown): number {
  const status = statusIn(error) ?? 500;
  return status >= 400 && status < 600 ? status : 500;
}
