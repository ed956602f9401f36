import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { DirectLineError } from './errors';

/** How many calls a minute are taken from one IP address: thousands of phones of one mobile network, or a whole school, share one. */
export interface WebLimits {
  /** New conversations; counted apart for tokens and for conversations. */
  starts: number;
  /** Messages. */
  posts: number;
  /** Messages with files: each is looked at, and takes room. */
  uploads: number;
}

export const LIMITS: WebLimits = { starts: 600, posts: 3_000, uploads: 240 };

/** Refuses calls above `limit` a minute with 429 and Retry-After. */
export function perMinute(limit: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => next(new DirectLineError('TooManyRequests')),
  });
}
