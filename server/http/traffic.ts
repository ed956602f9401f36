import type { RequestHandler } from 'express';
import type { Metrics } from './metrics';

/** What the figures of HTTP are told apart by: a handful of names, never an address with somebody's id in it. */
const AREAS = [
  ['/webhooks/messenger', 'messenger'],
  ['/webhooks/zalo-bot', 'zalo-bot'],
  ['/webhooks/zalo', 'zalo'],
  ['/v3/directline', 'directline'],
  ['/api/', 'staff'],
  ['/console', 'console'],
  ['/metrics', 'health'],
  ['/readyz', 'health'],
  ['/healthz', 'health'],
] as const;

/** Connections that stay open on purpose say nothing about speed. */
const STREAMS = /\/stream$/;

/** Times every request until its answer has left. */
export function timeTraffic({ httpSeconds }: Metrics): RequestHandler {
  return (request, response, next) => {
    if (STREAMS.test(request.path)) {
      next();
      return;
    }
    const area = AREAS.find(([path]) => request.path.startsWith(path))?.[1] ?? 'page';
    const stop = httpSeconds.startTimer({ area, method: request.method === 'GET' ? 'GET' : 'other' });
    response.once('close', () => stop({ status: `${Math.floor(response.statusCode / 100)}xx` }));
    next();
  };
}
