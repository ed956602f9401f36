import { timeOfDay } from '../../../bot/vietnam-time';
import { ZaloApiError, type ZaloErrorKind, ZaloUnavailable } from '../../zalo-api-wrapper';
import { type Pace, SendError, type SendFailure } from '../channel';
import { type SendingPolicy, type SendingWindow, windowPolicy } from '../policy';

const HOUR = 3_600_000;

/**
 * What a Zalo Official Account can show (reference: channels.md, B3), lengths in UTF-16 units of NFC text. Links are buttons,
 * too, and count among them.
 */
export const RENDERING = { text: 1999, buttons: 5, title: 100, listElements: 5 } as const;

/** Free for 48 hours; then, to seven days, for money: only for what staff write, and only when the operator wants it (B4). */
const FREE: SendingWindow = { how: 'reply', lasts: 48 * HOUR, authors: ['bot', 'staff'] };
const PAID: SendingWindow = { how: 'paid', lasts: 7 * 24 * HOUR, authors: ['staff'] };

/** What is no answer goes out from 06:00 to 21:59 only, by Vietnam's clock (B4, "Night"). */
const DAY = { begins: 6, ends: 22 } as const;

/** The rules of consultation messages. */
export function createPolicy(paidReplies: boolean): SendingPolicy {
  const windows = windowPolicy(paidReplies ? [FREE, PAID] : [FREE]);
  return (question) => {
    if (question.purpose !== 'broadcast') return windows(question);
    const again = nextMorning(question.now);
    return again === undefined ? windows(question) : { may: false, why: 'night', again };
  };
}

function nextMorning(now: number): number | undefined {
  const time = timeOfDay(now);
  const hour = time / HOUR;
  if (hour >= DAY.begins && hour < DAY.ends) return undefined;
  return now - time + (hour < DAY.begins ? 0 : 24 * HOUR) + DAY.begins * HOUR;
}

/** Zalo's hosts for what people send. No page of Zalo's names them: seen in several public clients (pictures and voice; files). */
export const MEDIA_HOSTS: readonly string[] = ['zdn.vn', 'zadn.vn', 'dlfl.vn', 'flchat.vn', 'dlmd.me'];

/** The lower of two figures that are told (B8). */
export const PACE: Pace = { perSecond: 20, atOnce: 20 };

/** What the kinds of Zalo's error codes mean for us (B3.1). A bad token has been replaced once already when it comes here. */
export const FAILURES: Record<ZaloErrorKind, SendFailure> = {
  rate: 'retry',
  temporary: 'retry',
  night: 'retry',
  token: 'channel',
  quota: 'channel',
  account: 'channel',
  window: 'person',
  recipient: 'person',
  upload: 'reply',
  request: 'reply',
  unknown: 'reply',
};

/** After these Zalo asks for a pause: a minute for the call rate (-32). */
const RATE_PAUSE_MS = 60_000;
/** -248 says that a message breaks the rules: it is that message that is not sent again. */
const BREACH = -248;

/** Whether Zalo no longer takes the access token: -216 invalid, -220 expired, or HTTP 401. */
export function isTokenRefused(error: unknown): boolean {
  if (error instanceof ZaloApiError) return error.kind === 'token' || error.status === 401;
  return error instanceof ZaloUnavailable && error.status === 401;
}

/** What a failed call means for the outbox; `attempts` is how often the reply has failed before. */
export function sendErrorOf(error: unknown, attempts: number): SendError {
  if (error instanceof SendError) return error;
  if (error instanceof ZaloApiError) return refused(error, attempts);
  if (isTokenRefused(error)) return new SendError('channel', 'HTTP 401');
  if (error instanceof ZaloUnavailable) return unanswered(error);
  return new SendError('retry', 'UNEXPECTED', { cause: error });
}

function refused({ error, kind }: ZaloApiError, attempts: number): SendError {
  const code = String(error);
  if (error === BREACH) return new SendError('reply', code);
  // No reason was given: it is tried again once only.
  if (kind === 'temporary' && attempts > 0) return new SendError('reply', code);
  return new SendError(FAILURES[kind], code, error === -32 ? { retryAfterMs: RATE_PAUSE_MS } : {});
}

/** No usable answer: perhaps delivered, perhaps not. Being tried twice is the lesser harm. */
function unanswered({ status, reason }: ZaloUnavailable): SendError {
  return new SendError('retry', status ? `HTTP ${status}` : reason.toUpperCase());
}
