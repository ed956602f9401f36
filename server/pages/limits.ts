import type { RequestHandler } from 'express';
import { perMinute as callsPerMinute } from '../http/rate-limit';

/** Says in words that somebody has to wait. */
export const perMinute = (limit: number): RequestHandler =>
  callsPerMinute(limit, (_request, response) => {
    response.status(429).type('text').send('Bạn thử lại sau một phút nhé.');
  });
