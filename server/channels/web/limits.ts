import type { RequestHandler } from 'express';
import { perMinute } from '../../http/rate-limit';
import { DirectLineError } from './errors';

/** How many calls a minute are taken from one IP address: thousands of phones of one mobile network, or a whole school, share one. */
export interface WebLimits {
  /** New conversations; counted apart for tokens and for conversations. Above it they are slowed down, not refused. */
  starts: number;
  /** Messages. Above it only those are taken in which danger is heard. */
  posts: number;
  /** Messages with files: each is looked at, and takes room. */
  uploads: number;
  /** Bytes of files, an hour. */
  uploadedBytes: number;
}

export const LIMITS: WebLimits = { starts: 600, posts: 3_000, uploads: 240, uploadedBytes: 500 * 2 ** 20 };

/** So long a call is held that comes too fast, ms. */
const HELD_MS = 1_500;
const HOUR_MS = 3_600_000;
/** So many are held at once; of a flood that is larger still the rest is sent back, to come again. */
const MOST_HELD = 500;

/** Refuses calls above `limit` a minute with 429 and Retry-After. */
export const refusedAbove = (limit: number): RequestHandler =>
  perMinute(limit, (_request, _response, next) => next(new DirectLineError('TooManyRequests')));

/** Refuses bodies of one address beyond `limit` bytes an hour; they must have been read before. */
export function bytesPerHour(limit: number, now: () => number): RequestHandler {
  let sums = new Map<string, number>();
  let since = now();
  return ({ ip = '', body }, _response, next) => {
    if (now() - since >= HOUR_MS) {
      sums = new Map();
      since = now();
    }
    const sum = (sums.get(ip) ?? 0) + (Buffer.isBuffer(body) ? body.length : 0);
    if (sum <= limit) sums.set(ip, sum);
    next(sum > limit ? new DirectLineError('TooManyRequests') : undefined);
  };
}

/** Holds calls above `limit` a minute for a moment: whoever shares an address with a flood still gets in. */
export function heldAbove(limit: number): RequestHandler {
  let held = 0;
  return perMinute(limit, (_request, response, next) => {
    if (held >= MOST_HELD) {
      next(new DirectLineError('TooManyRequests'));
      return;
    }
    held += 1;
    response.removeHeader('Retry-After');
    setTimeout(() => {
      held -= 1;
      next();
    }, HELD_MS);
  });
}

/** Marks calls above `limit` a minute, for {@link refuseUnless}. */
export const markedAbove = (limit: number): RequestHandler =>
  perMinute(limit, (_request, response, next) => {
    response.locals.isTooFast = true;
    next();
  });

/** Refuses a call that was marked, unless it may not wait. */
export const refuseUnless =
  (isUrgent: (body: unknown) => boolean): RequestHandler =>
  (request, response, next) => {
    if (response.locals.isTooFast && !isUrgent(request.body)) throw new DirectLineError('TooManyRequests');
    response.removeHeader('Retry-After');
    next();
  };
