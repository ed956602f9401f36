import type { SendFailure } from '../channel';
import type { TextLimits } from '../text';

/** Texts have fewer than 2000 characters; at most 13 quick replies of 20 characters (reference: channels.md, A3). */
export const LIMITS: TextLimits = { text: 1999, buttons: 13, title: 20 };

/** Longest wait for the Send API, ms. */
export const SEND_TIMEOUT_MS = 10_000;

/** What Meta's error codes mean for us (reference: channels.md, A3.1); `code/subcode` stands before `code`. */
const FAILURES: Record<string, SendFailure> = {
  '1': 'retry',
  '2': 'retry',
  '4': 'retry',
  '613': 'retry',
  '1200': 'retry',
  // Outside the window, or the person is not to be reached.
  '10/2018065': 'person',
  '10/2018108': 'person',
  '10/2018278': 'person',
  '100/2018001': 'person',
  '200/1545041': 'person',
  '230': 'person',
  '551': 'person',
  '1545041': 'person',
  // The Page, its token or the app needs an operator.
  '10/1893063': 'channel',
  '190': 'channel',
  '200/2018021': 'channel',
  '200/2018027': 'channel',
  '200/2018028': 'channel',
  '368': 'channel',
  '10904': 'channel',
};

/** What a refusal means for the outbox. Codes that nobody knows are not tried again: they would fail for ever. */
export function failureOf(status: number, code?: number, subcode?: number): SendFailure {
  const known = FAILURES[`${code}/${subcode}`] ?? FAILURES[String(code)];
  if (known) return known;
  return status >= 500 || status === 429 || status === 408 ? 'retry' : 'reply';
}
