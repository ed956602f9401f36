import type { Activity } from '../channels/activity';
import { type Content, contentOf } from '../channels/content';
import { RENDERING as MESSENGER } from '../channels/messenger/limits';
import { render as messenger } from '../channels/messenger/render';
import { RENDERING as ZALO } from '../channels/zalo/limits';
import { render as zalo } from '../channels/zalo/render';
import { RENDERING as ZALO_BOT } from '../channels/zalo-bot/limits';
import { PICTURE_BYTES, WEB_CHARACTERS } from './limits';

/** One message as a channel shows it: words, or the address of a picture. */
export type Shown = { text: string } | { picture: string };

/** What must be mended before a channel can take it. */
export type PreviewFinding = 'too-long' | 'picture-too-large';

/** How a channel shows a campaign. */
export interface ChannelPreview {
  channel: string;
  messages: Shown[];
  /** Of its text, in UTF-16 units of NFC, with the line that says how to stop. */
  characters: number;
  most: number;
  findings: PreviewFinding[];
}

const picture = (address: string): Shown => ({ picture: address });
const words = (text: string | undefined): Shown[] => (text ? [{ text }] : []);

/** By channel: how long a campaign's text may be, so that it is one message, and in which order it is shown. */
const CHANNELS: readonly { channel: string; most: number; show: (content: Content) => Shown[] }[] = [
  {
    channel: 'messenger',
    most: MESSENGER.text,
    show: (content) =>
      messenger(content).flatMap(({ text, attachment }) =>
        attachment?.type === 'image' ? picture((attachment.payload as { url: string }).url) : words(text),
      ),
  },
  {
    channel: 'zalo',
    most: ZALO.text,
    show: (content) =>
      zalo(content).flatMap((message) => ('text' in message ? words(message.text) : content.images.map(picture))),
  },
  { channel: 'zalo-bot', most: ZALO_BOT.text, show: ({ images, text }) => [...images.map(picture), ...words(text)] },
  { channel: 'web', most: WEB_CHARACTERS, show: ({ images, text }) => [...words(text), ...images.map(picture)] },
];

/** How every channel shows a campaign's message, and what it could not take; `pictureBytes` is the size of its picture. */
export function previewOf(activity: Activity, pictureBytes: number): ChannelPreview[] {
  const content = contentOf({ ...activity, text: (activity.text ?? '').normalize('NFC') });
  const characters = content.text.length;
  return CHANNELS.map(({ channel, most, show }) => ({
    channel,
    messages: show(content),
    characters,
    most,
    findings: [
      ...(characters > most ? (['too-long'] as const) : []),
      ...(pictureBytes > (PICTURE_BYTES[channel] ?? Infinity) ? (['picture-too-large'] as const) : []),
    ],
  }));
}
