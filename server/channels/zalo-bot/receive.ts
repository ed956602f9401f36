import { z } from 'zod';
import { parseCommand } from '../../../bot/replies/commands';
import { isGenuineZaloBotCall } from '../../zalo-api-wrapper';
import type { Activity } from '../activity';
import { type ReadWebhook, Refused, type WebhookEvent, parseJson } from '../http';
import { attachmentOf, messageActivity, outsideText, platformId } from '../incoming';

const message = z.object({
  message_id: platformId,
  from: z.object({ id: platformId, is_bot: z.boolean().nullish().catch(null) }),
  chat: z.object({ id: platformId, chat_type: z.string().nullish().catch(null) }),
  text: outsideText.nullish().catch(null),
  caption: outsideText.nullish().catch(null),
  photo_url: outsideText.nullish().catch(null),
});
type BotMessage = z.output<typeof message>;

const event = z.object({ event_name: z.string(), message });
/** A call holds the event, or an answer like that of `getUpdates` with the event in it. */
const body = z.union([event, z.object({ result: event }).transform(({ result }) => result)]);

/** What each event brings besides text; another event is unknown (reference: channels.md, C). */
const KINDS: Readonly<Record<string, string | undefined>> = {
  'message.text.received': 'text',
  'message.image.received': 'image',
  'message.sticker.received': 'sticker',
  'message.unsupported.received': 'file',
};

/** Makes the reader of the bot's webhook: one event a call, under the word that was given to `setWebhook`. */
export function createReader(secret: string, account: string): ReadWebhook {
  return (raw, header) => {
    if (!isGenuineZaloBotCall(header('x-bot-api-secret-token'), secret)) throw new Refused(401);
    return [translate(parseJson(raw), account)];
  };
}

function translate(payload: unknown, account: string): WebhookEvent {
  const { data } = body.safeParse(payload);
  const kind = data && KINDS[data.event_name];
  if (!data || !kind) return 'unknown';
  const { message: said, event_name: name } = data;
  // Where several people talk, help for one of them would be read by all.
  if (said.from.is_bot || said.chat.chat_type === 'GROUP') return 'ignored';
  const address = { channel: 'zalo-bot', account, user: said.chat.id };
  return { address, id: `${name}:${said.message_id}`, activity: activityOf(kind, said) };
}

function activityOf(kind: string, { text, caption, photo_url: url }: BotMessage): Activity {
  if (kind === 'text') return parseCommand(text) ? messageActivity({ value: text?.trim() }) : messageActivity({ text });
  return messageActivity({ text: caption ?? text, attachments: [attachmentOf(kind, url)] });
}
