import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { JOIN } from '../../../bot/talk';
import type { Activity } from '../activity';
import { derivedId, outsideText, platformId } from '../incoming';
import { DirectLineError } from './errors';

/** Longest text of one message, in UTF-16 units, as a browser's `maxlength` counts. */
const MAX_TEXT = 20_000;
/** Longest name that a client gives itself which is kept; it is told back to that client only. */
const MAX_USER_ID = 200;

/** A place that somebody shares; the only attachment that a message may bring without an upload. */
const place = z.object({
  contentType: z.literal('application/vnd.haidang.location'),
  content: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }),
});

const incoming = z.object({
  type: z.string().min(1),
  name: z.string().optional().catch(undefined),
  from: z.object({ id: platformId }).optional().catch(undefined),
  text: outsideText.nullish(),
  value: outsideText.optional().catch(undefined),
  attachments: z.array(z.unknown()).optional().catch(undefined),
  channelData: z.object({ clientActivityID: platformId }).optional().catch(undefined),
});
type Incoming = z.output<typeof incoming>;

/** What a client sent: its id within the conversation, and the activity unless it is one that has no effect. */
export interface Said {
  id: string;
  activity?: Activity;
  /** It says no more than that the person is writing. */
  isTyping?: true;
}

/**
 * Reads an activity from outside. Raises 400 when it is none, 413 when its text is too long. Of events only `webchat/join`
 * is heard: others would reach the bot as if they came from us.
 */
export function readSaid(body: unknown): Said {
  const { data } = incoming.safeParse(body);
  if (!data) throw new DirectLineError('MalformedData');
  if (Math.max(data.text?.length ?? 0, data.value?.length ?? 0) > MAX_TEXT) throw new DirectLineError('TextTooLong');
  const id = messageId(data.channelData?.clientActivityID);
  const isHeard = data.type === 'message' || (data.type === 'event' && data.name === JOIN);
  if (data.type === 'typing') return { id, isTyping: true };
  return isHeard ? { id, activity: activityOf(data) } : { id };
}

/** The client's own name for the message makes a repeat known; one that is long or odd goes in as its digest. */
function messageId(clientId: string | undefined): string {
  if (clientId === undefined) return `web:${randomUUID()}`;
  return `web:${/^[\w.:-]{1,100}$/.test(clientId) ? clientId : derivedId('client', clientId)}`;
}

/** An empty text is kept, too: the bot answers it. */
function activityOf({ type, name, from, text, value, attachments = [], channelData }: Incoming): Activity {
  const shared = attachments.flatMap((one) => place.safeParse(one).data ?? []).slice(0, 1);
  return {
    type,
    ...(type === 'event' ? { name } : { text: text ?? '' }),
    ...(shared.length && { attachments: shared }),
    ...(value !== undefined && { value }),
    ...(from && { from: { id: from.id.toWellFormed().slice(0, MAX_USER_ID), name: '' } }),
    ...(channelData && { channelData: { clientActivityID: channelData.clientActivityID.slice(0, MAX_TEXT) } }),
  };
}
