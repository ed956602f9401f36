import { z } from 'zod';
import { outsideText, platformId, timestamp } from '../incoming';

const coordinates = z.object({ latitude: z.coerce.number(), longitude: z.coerce.number() });

const attachment = z.object({
  type: z.string(),
  payload: z
    .object({
      url: outsideText.nullish().catch(null),
      name: outsideText.nullish().catch(null),
      coordinates: coordinates.nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

const message = z.object({
  msg_id: platformId.nullish().catch(null),
  msg_ids: z.array(platformId).nullish().catch(null),
  text: outsideText.nullish().catch(null),
  conversation_id: platformId.nullish().catch(null),
  react_icon: outsideText.nullish().catch(null),
  attachments: z.array(attachment).nullish().catch(null),
  /** One client shows the place here, the others in an attachment. */
  location: coordinates.nullish().catch(null),
});

const person = z.object({ id: platformId, admin_id: platformId.nullish().catch(null) });
/** One field of a form: a phone number may come as a number. */
const field = z
  .union([outsideText, z.number().transform(String)])
  .nullish()
  .catch(null);

/** The body of a call: one event (reference: channels.md, B2). Which parts are there depends on its name. */
export const eventSchema = z.object({
  event_name: z.string().optional(),
  timestamp: timestamp.optional().catch(undefined),
  timeStamp: timestamp.optional().catch(undefined),
  oa_id: platformId.optional().catch(undefined),
  user_id: platformId.optional().catch(undefined),
  follower: person.optional().catch(undefined),
  sender: person.optional().catch(undefined),
  recipient: person.optional().catch(undefined),
  message: message.optional().catch(undefined),
  info: z.record(z.string(), field).optional().catch(undefined),
});

export type ZaloEvent = z.output<typeof eventSchema>;
export type ZaloEventMessage = z.output<typeof message>;
