import type { RequestHandler } from 'express';

/** How long a browser may remember what is allowed, in seconds. */
const REMEMBERED = 600;

/**
 * Lets pages of the listed origins call, and no other: in a browser, a page of somebody else that looks like ours would be a
 * trap. Callers that are no browsers send no origin, and are not held back.
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const origin = request.get('origin');
    response.vary('Origin');
    if (origin !== undefined && origins.includes(origin)) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader(
        'Access-Control-Allow-Headers',
        'authorization, content-type, x-ms-bot-agent, x-requested-with',
      );
      response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
      response.setHeader('Access-Control-Max-Age', String(REMEMBERED));
    }
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  };
}
