import { texts } from './texts';

/** The kind of attachment that is a place. */
export const PLACE = 'application/vnd.haidang.location';

/** Something to tap under the bot's last message. */
export interface Choice {
  title: string;
  value: string;
}

/** A picture of ours that stands in a message. */
export interface Picture {
  /** Below this page's own address. */
  place: string;
  alt: string;
}

/** One message of the conversation as the page shows it. */
export interface Message {
  id: string;
  from: 'you' | 'bot' | 'staff';
  text: string;
  pictures?: Picture[];
  /** Milliseconds since 1970; absent when the server did not say. */
  at?: number;
  /** The name that this page gave to a message of its own, by which the echo is recognised. */
  clientId?: string;
  choices: Choice[];
  /** Everything that stood before it must go from sight: somebody else may hold the phone. */
  harmless?: boolean;
}

/** What the server hands over in one go: messages, in order, and the place to go on from. */
export interface ActivitySet {
  messages: Message[];
  typing: boolean;
  watermark?: string;
}

/** Reads an activity set from JSON of the server; whatever is not understood is left out. */
export function parseSet(raw: unknown): ActivitySet {
  const { activities, watermark } = recordOf(raw);
  const list = listOf(activities).map(recordOf);
  return {
    messages: list.filter(({ type, id }) => type === 'message' && typeof id === 'string').map(messageOf),
    typing: list.some(({ type }) => type === 'typing'),
    ...(typeof watermark === 'string' && { watermark }),
  };
}

/** The value as an object, or an empty one. */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The value as a string, or an empty one. */
export function stringOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function messageOf(raw: Record<string, unknown>): Message {
  const { clientActivityID, staff, harmless } = recordOf(raw.channelData);
  const at = Date.parse(stringOf(raw.timestamp));
  const from = recordOf(raw.from).role === 'user' ? 'you' : staff === true ? 'staff' : 'bot';
  const attachments = listOf(raw.attachments).map(recordOf);
  // What people have sent themselves is not shown to whoever looks over their shoulder.
  const pictures = from === 'you' ? [] : picturesIn(attachments);
  return {
    id: stringOf(raw.id),
    from,
    text: stringOf(raw.text) || (pictures.length ? '' : mediaText(attachments)),
    ...(pictures.length && { pictures }),
    choices: listOf(recordOf(raw.suggestedActions).actions).map(recordOf).map(choiceOf),
    ...(harmless === true && { harmless }),
    ...(!isNaN(at) && { at }),
    ...(typeof clientActivityID === 'string' && { clientId: clientActivityID }),
  };
}

/** Pictures are taken from here only, whatever address the server is known by. */
function picturesIn(attachments: Record<string, unknown>[]): Picture[] {
  return attachments
    .filter(({ contentType }) => stringOf(contentType).startsWith('image/'))
    .map(({ contentUrl, name }) => ({
      place: stringOf(contentUrl).replace(/^https?:\/\/[^/]+(?=\/)/, ''),
      alt: stringOf(name),
    }))
    .filter(({ place }) => /^\/[a-z]/.test(place));
}

/** What stands in the transcript for something without words. */
function mediaText(attachments: Record<string, unknown>[]): string {
  if (!attachments.length) return '';
  if (attachments.some(({ contentType }) => contentType === PLACE)) return texts.place;
  const pictured = attachments.some(({ contentType }) => stringOf(contentType).startsWith('image/'));
  return pictured ? texts.picture : texts.file;
}

function choiceOf({ title, value }: Record<string, unknown>): Choice {
  return { title: stringOf(title), value: stringOf(value) || stringOf(title) };
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
