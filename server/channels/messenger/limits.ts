import type { Pace, SendFailure } from '../channel';
import { windowPolicy } from '../policy';

const HOUR = 3_600_000;

/**
 * What Messenger can show (reference: channels.md, A3), lengths in UTF-16 units of NFC text. `buttons` are quick replies,
 * under any message; pages are opened by the buttons of a template, whose text is shorter.
 */
export const RENDERING = {
  text: 1999,
  buttons: 13,
  title: 20,
  links: 3,
  templateText: 640,
  cards: 10,
  cardTitle: 80,
  cardSubtitle: 80,
  cardButtons: 3,
} as const;

/** 24 hours for everybody; to seven days for what a person of ours has typed (A4). */
export const policy = windowPolicy([
  { how: 'reply', lasts: 24 * HOUR, authors: ['bot', 'staff'] },
  { how: 'human-agent', lasts: 7 * 24 * HOUR, authors: ['staff'] },
]);

/** 300 calls a second for each Page (A8). */
export const PACE: Pace = { perSecond: 300, atOnce: 64 };

/** Meta's hosts for what people send; addresses there end after some days. Not in Meta's documentation: seen in its samples. */
export const MEDIA_HOSTS: readonly string[] = ['fbcdn.net', 'fbsbx.com'];

/** Longest wait for the Send API, ms. */
export const SEND_TIMEOUT_MS = 10_000;

/** Refusals that say that the window is closed (A3.1). */
export const OUTSIDE_WINDOW: readonly string[] = ['10/2018065', '10/2018108', '10/2018278'];

/** What Meta's error codes mean for us (A3.1); `code/subcode` stands before `code`. */
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

/** Errors that may pass, or may hide that the person has blocked the Page: a few tries, not a day of them. */
export const FEW_TRIES: readonly string[] = ['1', '2'];

/** What a refusal means for the outbox. Codes that nobody knows are not tried again: they would fail for ever. */
export function failureOf(status: number, code?: number, subcode?: number): SendFailure {
  const known = FAILURES[`${code}/${subcode}`] ?? FAILURES[String(code)];
  if (known) return known;
  return status >= 500 || status === 429 || status === 408 ? 'retry' : 'reply';
}
