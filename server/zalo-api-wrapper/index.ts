export { createZaloApi, type ZaloApi } from './client';
export { ZaloApiError, ZaloUnavailable } from './errors';
export type { ZaloButton, ZaloMessage } from './messages';
