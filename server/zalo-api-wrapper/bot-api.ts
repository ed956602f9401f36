import { z } from 'zod';
import { ZaloApiError, ZaloUnavailable } from './errors';
import { type Transport, request } from './http';

/** Where the Bot API is and which bot asks. */
export interface ZaloBotOptions extends Transport {
  /** `https://bot-api.zaloplatforms.com` when absent. */
  apiBase?: string;
  /** `numeric_id:secret`, as Zalo Bot Creator gave it. */
  token: string;
}

/** The calls of the Zalo Bot Platform: another product than the OpenAPI. They raise `ZaloApiError` or `ZaloUnavailable`. */
export interface ZaloBotApi {
  getMe(): Promise<{ id: string; name: string }>;
  /** Texts have at most 2000 characters. */
  sendMessage(chatId: string, text: string, signal?: AbortSignal): Promise<{ messageId: string | undefined }>;
  /** `photo` is an address; the caption has at most 2000 characters. */
  sendPhoto(
    chatId: string,
    photo: string,
    caption: string,
    signal?: AbortSignal,
  ): Promise<{ messageId: string | undefined }>;
  sendChatAction(chatId: string, action: 'typing' | 'upload_photo', signal?: AbortSignal): Promise<void>;
  /** While a webhook is set `getUpdates` gives nothing. `secretToken` (8 to 256 characters) comes with every call. */
  setWebhook(url: string, secretToken: string): Promise<void>;
  getWebhookInfo(): Promise<{ url: string }>;
  deleteWebhook(): Promise<void>;
  /** One update, or undefined when none came within `timeoutSeconds`. What was given is not given again. */
  getUpdates(timeoutSeconds: number): Promise<unknown>;
}

/** "No update" of a long poll. */
const NO_UPDATE = 408;

const id = z.union([z.string().min(1), z.int().transform(String)]);
const envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.coerce.number().optional(),
  description: z.string().optional(),
});
const sent = z
  .object({ message_id: id.optional() })
  .optional()
  .catch(undefined)
  .transform((result) => ({ messageId: result?.message_id }));
const me = z
  .object({ id, account_name: z.string().optional(), display_name: z.string().optional() })
  .transform((bot) => ({ id: bot.id, name: bot.display_name ?? bot.account_name ?? '' }));
const webhook = z
  .object({ url: z.string().default('') })
  .optional()
  .catch(undefined)
  .transform((info) => ({ url: info?.url ?? '' }));
const nothing = z.unknown().transform(() => undefined);

/** Makes a client of the Zalo Bot Platform. */
export function createZaloBotApi({
  apiBase = 'https://bot-api.zaloplatforms.com',
  token,
  ...transport
}: ZaloBotOptions): ZaloBotApi {
  async function call<T extends z.ZodType>(
    method: string,
    body: object,
    schema: T,
    signal?: AbortSignal,
    timeoutMs = transport.timeoutMs,
  ): Promise<z.output<T>> {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body), ...(signal && { signal }) };
    const how = { ...transport, ...(timeoutMs !== undefined && { timeoutMs }) };
    const { status, answer } = await request(how, `${apiBase}/bot${token}/${method}`, init);
    const read = envelope.safeParse(answer);
    if (!read.success) throw new ZaloUnavailable('answer', status);
    const { ok, result, error_code: code = status, description = 'refused' } = read.data;
    if (!ok) throw new ZaloApiError(code, description, status);
    const good = schema.safeParse(result);
    if (!good.success) throw new ZaloUnavailable('answer', status);
    return good.data;
  }

  return {
    getMe: () => call('getMe', {}, me),
    sendMessage: (chatId, text, signal) => call('sendMessage', { chat_id: chatId, text }, sent, signal),
    sendPhoto: (chatId, photo, caption, signal) => call('sendPhoto', { chat_id: chatId, photo, caption }, sent, signal),
    sendChatAction: (chatId, action, signal) => call('sendChatAction', { chat_id: chatId, action }, nothing, signal),
    setWebhook: (url, secretToken) => call('setWebhook', { url, secret_token: secretToken }, nothing),
    getWebhookInfo: () => call('getWebhookInfo', {}, webhook),
    deleteWebhook: () => call('deleteWebhook', {}, nothing),
    async getUpdates(timeoutSeconds) {
      const patience = timeoutSeconds * 1000 + 10_000;
      try {
        return await call('getUpdates', { timeout: String(timeoutSeconds) }, z.unknown(), undefined, patience);
      } catch (error) {
        if (error instanceof ZaloApiError && error.error === NO_UPDATE) return undefined;
        throw error;
      }
    },
  };
}
