import type { RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';

/** At most so many calls a minute from one address: a whole school or village may share it. */
export function perMinute(limit: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => void response.status(429).type('text').send('Bạn thử lại sau một phút nhé.'),
  });
}
