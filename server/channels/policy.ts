/** Who writes: the bot by itself, or a person of ours. */
export type Author = 'bot' | 'staff';

/** How a platform lets us write: as an answer; as a person of ours, by a tag for that; or for money. */
export type Way = 'reply' | 'human-agent' | 'paid';

/** What is to be sent, and how long the person has been silent; times in epoch ms. */
export interface Question {
  author: Author;
  /** `broadcast`: not an answer to anything, and the same for many. */
  purpose?: 'answer' | 'broadcast';
  /** When the person last wrote or tapped; absent when nobody knows. */
  heardAt: number | undefined;
  now: number;
}

/** Whether it may be sent now, how, and until when; or why not, and from when on again. */
export type Permission =
  { may: true; how: Way; until?: number } | { may: false; why: 'window' | 'night'; again?: number };

/** The rules of one channel, as a pure function. */
export type SendingPolicy = (question: Question) => Permission;

/** A stretch of time after the person's last sign of life. */
export interface SendingWindow {
  how: Way;
  /** ms from the last sign of life on. */
  lasts: number;
  authors: readonly Author[];
}

/** The rules of a channel whose windows follow one another, the first that is still open counts. */
export function windowPolicy(windows: readonly SendingWindow[]): SendingPolicy {
  return ({ author, heardAt, now }) => {
    // Conversations of before this was kept: the platform itself says no where it must.
    if (heardAt === undefined) return { may: true, how: 'reply' };
    const open = windows.find(({ lasts, authors }) => authors.includes(author) && now < heardAt + lasts);
    return open ? { may: true, how: open.how, until: heardAt + open.lasts } : { may: false, why: 'window' };
  };
}

/** The rules of a channel on which we may always write. */
export const alwaysOpen: SendingPolicy = () => ({ may: true, how: 'reply' });

/** Since when (epoch ms) somebody must have written so that something for many may go to them at `now`; undefined: to nobody. */
export function broadcastSince(policy: SendingPolicy, now: number): number | undefined {
  const asked = policy({ author: 'bot', purpose: 'broadcast', heardAt: now, now });
  if (!asked.may) return undefined;
  return asked.until === undefined ? 0 : now - (asked.until - now) + 1;
}

/** What comes after what: as things stand, one permission after the other until we may not write, or for ever. */
export function outlook(policy: SendingPolicy, question: Question): Permission[] {
  const first = policy(question);
  if (!first.may || first.until === undefined) return [first];
  return [first, ...outlook(policy, { ...question, now: first.until })];
}
