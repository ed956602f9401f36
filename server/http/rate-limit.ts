import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';

/** Hands calls of one address above `limit` a minute to `above`: a whole school or village may share it. Those to `skip` are not counted. */
export function perMinute(limit: number, above: RequestHandler, skip?: (request: Request) => boolean): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    ...(skip && { skip }),
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: above,
  });
}
