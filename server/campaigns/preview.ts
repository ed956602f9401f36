import type { CampaignPicture } from '../../bot/news/subscription';
import type { Activity } from '../channels/activity';
import { type Content, contentOf } from '../channels/content';
import { RENDERING as MESSENGER } from '../channels/messenger/limits';
import { render as messenger } from '../channels/messenger/render';
import { RENDERING as ZALO } from '../channels/zalo/limits';
import { render as zalo } from '../channels/zalo/render';
import { RENDERING as ZALO_BOT } from '../channels/zalo-bot/limits';
import { PICTURE_BYTES, WEB_CHARACTERS } from './limits';

/** One message as a channel shows it: words, or the address of a picture and what it shows. */
export type Shown = { text: string } | { picture: string; alt: string };

/** A picture with its weight in bytes. */
export interface DrawnPicture extends CampaignPicture {
  bytes: number;
}

/** What must be mended before a channel can take it. */
export type PreviewFinding = 'too-long' | 'picture-too-large';

/** How a channel shows a campaign. */
export interface ChannelPreview {
  channel: string;
  messages: Shown[];
  /** Of its text, in UTF-16 units of NFC, with the line that says how to stop. */
  characters: number;
  most: number;
  /** Bytes of its picture, and how many the channel takes. */
  picture?: { bytes: number; most: number };
  findings: PreviewFinding[];
}

/** What a channel sends one after the other: words, or the address of a picture. */
type Sent = { text: string } | { image: string };

const image = (address: string): Sent => ({ image: address });
const words = (text: string | undefined): Sent[] => (text ? [{ text }] : []);

/** By channel: how long a campaign's text may be, so that it is one message, and in which order it is shown. */
const CHANNELS: readonly { channel: string; most: number; send: (content: Content) => Sent[] }[] = [
  {
    channel: 'messenger',
    most: MESSENGER.text,
    send: (content) =>
      messenger(content).flatMap(({ text, attachment }) =>
        attachment?.type === 'image' ? image((attachment.payload as { url: string }).url) : words(text),
      ),
  },
  {
    channel: 'zalo',
    most: ZALO.text,
    send: (content) =>
      zalo(content).flatMap((message) => ('text' in message ? words(message.text) : content.images.map(image))),
  },
  { channel: 'zalo-bot', most: ZALO_BOT.text, send: ({ images, text }) => [...images.map(image), ...words(text)] },
  { channel: 'web', most: WEB_CHARACTERS, send: ({ images, text }) => [...words(text), ...images.map(image)] },
];

/** How every channel shows a campaign's message, and what it could not take. */
export function previewOf(activity: Activity, picture?: DrawnPicture): ChannelPreview[] {
  const text = (activity.text ?? '').normalize('NFC');
  const content = contentOf({ ...activity, text, ...(picture && { attachments: [picture] }) });
  return CHANNELS.map(({ channel, most, send }) => {
    const limit = PICTURE_BYTES[channel] ?? Infinity;
    return {
      channel,
      messages: send(content).map((sent) => shown(sent, picture)),
      characters: text.length,
      most,
      ...(picture && { picture: { bytes: picture.bytes, most: limit } }),
      findings: [
        ...(text.length > most ? (['too-long'] as const) : []),
        ...(picture && picture.bytes > limit ? (['picture-too-large'] as const) : []),
      ],
    };
  });
}

const shown = (sent: Sent, picture: DrawnPicture | undefined): Shown =>
  'image' in sent ? { picture: sent.image, alt: picture?.name ?? '' } : sent;
