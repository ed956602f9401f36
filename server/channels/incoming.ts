import { createHash } from 'node:crypto';
import { z } from 'zod';
import { HANDOFF_TAKEOVER, type HandoffTakeover } from '../../bot/handoff';
import type { Activity } from './activity';

/** A platform's id: opaque text. A number is taken only while it is exact: Zalo's ids exceed 2^53. */
export const platformId = z.union([z.string().min(1), z.int().transform(String)]);

/** Text from outside. Half a surrogate pair, which JSON allows, would not survive UTF-8: it becomes U+FFFD here. */
export const outsideText = z.string().transform((text) => text.toWellFormed());

/** An event's time as it was written: milliseconds as a number or as text, by platform and event. */
export const timestamp = z.union([z.string(), z.number().transform(String)]);

type Attachment = NonNullable<Activity['attachments']>[number];

/** What the platforms' kinds of attachment are for us; anything else is a file. */
const CONTENT_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    image: 'image/*',
    gif: 'image/*',
    audio: 'audio/*',
    voice: 'audio/*',
    video: 'video/*',
    sticker: 'application/vnd.haidang.sticker',
    location: 'application/vnd.haidang.location',
    link: 'text/html',
    fallback: 'text/html',
    post: 'text/html',
    ig_post: 'text/html',
    reel: 'text/html',
    ig_reel: 'text/html',
  }),
);

/** Makes an attachment of ours from a platform's kind; of addresses, only those of the web are kept. */
export function attachmentOf(kind: string, url?: string | null, more: Partial<Attachment> = {}): Attachment {
  const contentType = CONTENT_TYPES.get(kind) ?? 'application/octet-stream';
  return { contentType, ...(url && /^https?:\/\//i.test(url) && { contentUrl: url }), ...more };
}

interface Said {
  text?: string | null | undefined;
  value?: string | null | undefined;
  attachments?: Attachment[];
}

/** The activity for what a person said or tapped; parts that are empty are left out. */
export function messageActivity({ text, value, attachments }: Said): Activity {
  return {
    type: 'message',
    ...(text && { text }),
    ...(value && { value }),
    ...(attachments?.length && { attachments }),
  };
}

/** What a person did with one of the messages: a sign under it, other words, or none any more. */
export function deedActivity(
  type: 'messageReaction' | 'messageUpdate' | 'messageDelete',
  of: string | null | undefined,
  parts: Partial<Activity> = {},
): Activity {
  return { type, ...(of && { replyToId: of }), ...parts };
}

/** The event that staff have answered outside the console. */
export function takeoverActivity(value: HandoffTakeover): Activity {
  return { type: 'event', name: HANDOFF_TAKEOVER, value };
}

/** Marks what was written while another app holds the thread: it is heard, and cannot be answered. */
export const inStandby = (activity: Activity): Activity => ({ ...activity, channelData: { standby: true } });

/** An id for an event that comes without one: the same event delivered again gets the same id. */
export function derivedId(...parts: string[]): string {
  return `derived:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}
