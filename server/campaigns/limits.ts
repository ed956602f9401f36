/**
 * How long a campaign's message may be, so that it is one message everywhere (reference: channels.md, A3 and B3; the Zalo
 * Bot Platform and the web allow more than they should be sent).
 */
export const CHANNEL_LIMITS = [
  { channel: 'messenger', most: 1_999 },
  { channel: 'zalo', most: 1_999 },
  { channel: 'zalo-bot', most: 1_999 },
  { channel: 'web', most: 1_999 },
] as const;

/** Nobody is woken or called away by a campaign: from 08:00 to 19:59 by the clock in Vietnam. */
export const HOURS = { begins: 8, ends: 20 } as const;

/** After one campaign's message so long none of another goes to the same person. */
export const QUIET_MS = 24 * 3_600_000;
