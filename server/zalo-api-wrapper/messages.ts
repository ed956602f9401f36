import { z } from 'zod';

/** A button under a consultation message; the kinds that take a payload of text. */
export interface ZaloButton {
  title: string;
  type: 'oa.query.show' | 'oa.query.hide';
  payload: string;
}

/** The `message` part of a consultation message (`/v3.0/oa/message/cs`). */
export interface ZaloMessage {
  text: string;
  attachment?: { type: 'template'; payload: { buttons: ZaloButton[] } };
}

/** Tokens of an Official Account. The refresh token is good for one use. */
export interface ZaloTokens {
  accessToken: string;
  refreshToken: string;
  /** Seconds from the answer on. */
  expiresIn: number;
}

/** A refusal, whatever the HTTP status. */
export const refusal = z.object({
  error: z.coerce.number().refine((error) => error !== 0),
  message: z.string().optional(),
  error_name: z.string().optional(),
});

/** `expires_in` comes as text. */
export const tokenAnswer = z
  .object({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1),
    expires_in: z.coerce.number().positive(),
  })
  .transform((answer): ZaloTokens => ({
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresIn: answer.expires_in,
  }));

export const sendAnswer = z
  .object({ error: z.literal(0), data: z.object({ message_id: z.string().optional() }).optional() })
  .transform(({ data }) => ({ messageId: data?.message_id }));
