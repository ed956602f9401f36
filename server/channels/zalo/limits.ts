import { ZaloApiError, ZaloUnavailable } from '../../zalo-api-wrapper';
import { SendError, type SendFailure } from '../channel';
import type { TextLimits } from '../text';

/** Texts below 2000 characters, up to 5 buttons with titles of up to 100 (reference: channels.md, B3). */
export const LIMITS: TextLimits = { text: 1999, buttons: 5, title: 100 };

const codes = (failure: SendFailure, ...errors: number[]): [number, SendFailure][] =>
  errors.map((error) => [error, failure]);

/** What Zalo's error codes mean for us (reference: channels.md, B3.1). */
const FAILURES: ReadonlyMap<number, SendFailure> = new Map([
  // Call rate; no reason given; not at night.
  ...codes('retry', -32, -200, -234),
  // Does not follow, blocked, quota of this person, banned, outside the window (-213, -230, -232), restricted.
  ...codes('person', -213, -217, -218, -227, -230, -232, -244),
  // Official Account, app, grant, quota, package, proof or money: for an operator.
  ...codes('channel', -204, -205, -209, -211, -212, -216, -219, -220, -221, -223, -224, -235, -242, -320, -321),
]);

/** -200 gives no reason: it is tried again once only. */
const UNEXPLAINED = -200;

/** Whether Zalo no longer takes the access token: -216 invalid, -220 expired, or HTTP 401. */
export function isTokenRefused(error: unknown): boolean {
  if (error instanceof ZaloApiError) return error.error === -216 || error.error === -220 || error.status === 401;
  return error instanceof ZaloUnavailable && error.status === 401;
}

/** What a failed call means for the outbox; `attempts` is how often the reply has failed before. */
export function sendErrorOf(error: unknown, attempts: number): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof ZaloApiError) {
    const known = FAILURES.get(error.error) ?? (error.status >= 500 || error.status === 429 ? 'retry' : 'reply');
    return new SendError(error.error === UNEXPLAINED && attempts > 0 ? 'reply' : known, String(error.error));
  }
  if (isTokenRefused(error)) return new SendError('channel', 'HTTP 401');
  if (error instanceof ZaloUnavailable) return unanswered(error);
  return new SendError('retry', 'UNEXPECTED', { cause: error });
}

/** No usable answer: perhaps delivered, perhaps not. Being tried twice is the lesser harm. */
function unanswered({ status, reason }: ZaloUnavailable): SendError {
  return new SendError('retry', status ? `HTTP ${status}` : reason.toUpperCase());
}
