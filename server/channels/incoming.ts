import { createHash } from 'node:crypto';
import { z } from 'zod';
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
    reel: 'text/html',
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

/** An id for an event that comes without one: the same event delivered again gets the same id. */
export function derivedId(...parts: string[]): string {
  return `derived:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}
