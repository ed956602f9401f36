export { createZaloBotApi, type ZaloBotApi, type ZaloBotOptions } from './bot-api';
export { ZaloApiError, type ZaloErrorKind, ZaloUnavailable } from './errors';
export type { ZaloAction, ZaloAttachment, ZaloButton, ZaloListElement, ZaloMessage } from './messages';
export { createPkce, createZaloOAuth, type ZaloOAuth, type ZaloOAuthOptions, type ZaloTokens } from './oauth';
export {
  createZaloOpenApi,
  type ZaloAccount,
  type ZaloAnonymous,
  type ZaloOpenApi,
  type ZaloOpenApiOptions,
  type ZaloProfile,
  type ZaloSent,
} from './openapi';
export { isGenuineZaloBotCall, isGenuineZaloCall, type ZaloWebhookSecrets } from './webhook';
