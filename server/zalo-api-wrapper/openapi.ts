import { z } from 'zod';
import { type Transport, call } from './http';
import type { ZaloMessage } from './messages';

/** Where the OpenAPI is. */
export interface ZaloOpenApiOptions extends Transport {
  /** `https://openapi.zalo.me` when absent. */
  apiBase?: string;
}

/** An Official Account, as it describes itself. */
export interface ZaloAccount {
  id: string;
  name: string;
  isVerified: boolean | undefined;
  packageName: string | undefined;
  packageValidUntil: string | undefined;
}

/** A person, as far as they let the Official Account know them. */
export interface ZaloProfile {
  userId: string;
  displayName: string | undefined;
  isFollower: boolean | undefined;
  /** Under 18, in Zalo's words `is_sensitive`. */
  isMinor: boolean | undefined;
}

/** The calls of Zalo's OpenAPI for Official Accounts. They raise `ZaloApiError` or `ZaloUnavailable`. */
export interface ZaloOpenApi {
  /** Sends a consultation message; `signal` ends the wait early. Zalo knows no idempotency key. */
  sendMessage(access: string, userId: string, message: ZaloMessage, signal?: AbortSignal): Promise<ZaloSent>;
  /** As `sendMessage`, to somebody without a Zalo account, in the conversation that they began. */
  sendAnonymous(access: string, to: ZaloAnonymous, message: ZaloMessage, signal?: AbortSignal): Promise<ZaloSent>;
  /** JPG or PNG of at most 1 MB. The id is good for seven days. */
  uploadImage(access: string, file: Blob, name: string): Promise<{ attachmentId: string }>;
  /** GIF of at most 5 MB. */
  uploadGif(access: string, file: Blob, name: string): Promise<{ attachmentId: string }>;
  /** PDF, DOC or DOCX of at most 5 MB. */
  uploadFile(access: string, file: Blob, name: string): Promise<{ token: string }>;
  getAccount(access: string): Promise<ZaloAccount>;
  getProfile(access: string, userId: string): Promise<ZaloProfile>;
  /** Removes what the Official Account keeps of a person. */
  deleteFollowerInfo(access: string, userId: string): Promise<void>;
}

export interface ZaloSent {
  messageId: string | undefined;
}

export interface ZaloAnonymous {
  anonymousId: string;
  conversationId: string;
}

/** Ids may come as numbers; those beyond 2^53 come as text. */
const id = z.union([z.string().min(1), z.int().transform(String)]);
const flag = z
  .union([z.boolean(), z.literal([0, 1]).transform(Boolean)])
  .optional()
  .catch(undefined);
const text = z.string().optional().catch(undefined);

const sent = z
  .object({ error: z.literal(0), data: z.object({ message_id: id.optional() }).optional() })
  .transform(({ data }): ZaloSent => ({ messageId: data?.message_id }));
const done = z.object({ error: z.literal(0) }).transform(() => undefined);
const uploaded = z
  .object({ error: z.literal(0), data: z.object({ attachment_id: id }) })
  .transform(({ data }) => ({ attachmentId: data.attachment_id }));
const filed = z
  .object({ error: z.literal(0), data: z.object({ token: z.string().min(1) }) })
  .transform(({ data }) => ({ token: data.token }));
const account = z
  .object({
    data: z.object({
      oa_id: id.optional(),
      oaid: id.optional(),
      name: z.string().default(''),
      is_verified: flag,
      package_name: text,
      package_valid_through_date: text,
    }),
  })
  .transform(({ data }): ZaloAccount => ({
    id: data.oa_id ?? data.oaid ?? '',
    name: data.name,
    isVerified: data.is_verified,
    packageName: data.package_name,
    packageValidUntil: data.package_valid_through_date,
  }));
const profile = z
  .object({
    data: z.object({ user_id: id, display_name: text, user_is_follower: flag, is_sensitive: flag }),
  })
  .transform(({ data }): ZaloProfile => ({
    userId: data.user_id,
    displayName: data.display_name,
    isFollower: data.user_is_follower,
    isMinor: data.is_sensitive,
  }));

/** Makes a client of Zalo's OpenAPI for Official Accounts. */
export function createZaloOpenApi({
  apiBase = 'https://openapi.zalo.me',
  ...transport
}: ZaloOpenApiOptions = {}): ZaloOpenApi {
  const post = <T extends z.ZodType>(access: string, path: string, body: unknown, schema: T, signal?: AbortSignal) => {
    // The token goes in a header of its own, not as a bearer.
    const headers = { 'content-type': 'application/json', access_token: access };
    const init = { method: 'POST', headers, body: JSON.stringify(body), ...(signal && { signal }) };
    return call(transport, `${apiBase}${path}`, init, schema);
  };
  const get = <T extends z.ZodType>(access: string, path: string, schema: T) =>
    call(transport, `${apiBase}${path}`, { headers: { access_token: access } }, schema);
  const upload = <T extends z.ZodType>(access: string, kind: string, file: Blob, name: string, schema: T) => {
    const body = new FormData();
    body.append('file', file, name);
    return call(
      transport,
      `${apiBase}/v2.0/oa/upload/${kind}`,
      { method: 'POST', headers: { access_token: access }, body },
      schema,
    );
  };

  return {
    sendMessage: (access, userId, message, signal) =>
      post(access, '/v3.0/oa/message/cs', { recipient: { user_id: userId }, message }, sent, signal),
    sendAnonymous: (access, { anonymousId, conversationId }, message, signal) => {
      const recipient = { anonymous_id: anonymousId, conversation_id: conversationId };
      return post(access, '/v2.0/oa/message', { recipient, message }, sent, signal);
    },
    uploadImage: (access, file, name) => upload(access, 'image', file, name, uploaded),
    uploadGif: (access, file, name) => upload(access, 'gif', file, name, uploaded),
    uploadFile: (access, file, name) => upload(access, 'file', file, name, filed),
    getAccount: (access) => get(access, '/v2.0/oa/getoa', account),
    getProfile: (access, userId) =>
      get(access, `/v3.0/oa/user/detail?data=${encodeURIComponent(JSON.stringify({ user_id: userId }))}`, profile),
    deleteFollowerInfo: (access, userId) => post(access, '/v2.0/oa/deletefollowerinfo', { user_id: userId }, done),
  };
}
