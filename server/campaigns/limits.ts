/** The web and the console have no limit of their own: what is one message elsewhere is one there. */
export const WEB_CHARACTERS = 1_999;

const MEGABYTE = 1024 * 1024;
/**
 * Bytes of a picture that a channel takes (reference: channels.md, A3 "Attachment" and B3 "Image upload"). The Zalo Bot Platform
 * tells no number: it is held to the account's. On the web the limit is ours, for poor networks.
 */
export const PICTURE_BYTES: Readonly<Record<string, number>> = {
  messenger: 25 * MEGABYTE,
  zalo: MEGABYTE,
  'zalo-bot': MEGABYTE,
  web: MEGABYTE,
};

/** What every channel takes. */
export const SMALLEST_LIMIT = Math.min(...Object.values(PICTURE_BYTES));

/** Bytes of a file that an editor may bring: a photograph of a phone, before it is redrawn. */
export const UPLOAD_BYTES = 15 * MEGABYTE;
/** Longest side of a picture, in pixels: no phone shows more. */
export const PICTURE_SIDE = 2_048;

/** Nobody is woken or called away by a campaign: from 08:00 to 19:59 by the clock in Vietnam. */
export const HOURS = { begins: 8, ends: 20 } as const;

/** After one campaign's message so long none of another goes to the same person. */
export const QUIET_MS = 24 * 3_600_000;

/** A message is handed out only while the channel lets us write for this much longer: it has to wait for its turn. */
export const WAY_MS = 10 * 60_000;
