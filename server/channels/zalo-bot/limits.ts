import { ZaloApiError, ZaloUnavailable } from '../../zalo-api-wrapper';
import { type Pace, SendError } from '../channel';
import { FAILURES } from '../zalo/limits';

/** Texts and captions of up to 2000 characters; nothing to tap: choices are a numbered list (reference: channels.md, C). */
export const RENDERING = { text: 2000, buttons: 0, title: 100 } as const;

/** The platform tells no rate; this is the Official Account's. */
export const PACE: Pace = { perSecond: 20, atOnce: 20 };

/** What a failed call means for the outbox. */
export function sendErrorOf(error: unknown): SendError {
  if (error instanceof ZaloApiError) return new SendError(FAILURES[error.kind], String(error.error));
  if (!(error instanceof ZaloUnavailable)) return new SendError('retry', 'UNEXPECTED', { cause: error });
  const { status, reason } = error;
  if (status === 401 || status === 404) return new SendError('channel', `HTTP ${status}`);
  return new SendError('retry', status ? `HTTP ${status}` : reason.toUpperCase());
}
