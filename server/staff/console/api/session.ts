import type { Ask } from './call';
import type { Me } from './staff';

/** Signing in and out. `code` is of the second factor. */
export const sessionCalls = (ask: Ask) => ({
  session: (signal?: AbortSignal) => ask<Me>({ method: 'GET', path: '/api/session', signal }),
  signIn: (username: string, password: string, code?: string) =>
    ask<undefined>({ method: 'POST', path: '/api/session', body: { username, password, ...(code && { code }) } }),
  /** Shows once more that it is oneself. */
  confirm: (password: string, code?: string) =>
    ask<undefined>({ method: 'POST', path: '/api/session/confirm', body: { password, ...(code && { code }) } }),
  setPassword: (token: string, password: string) =>
    ask<undefined>({ method: 'POST', path: '/api/password/link', body: { token, password } }),
  signOut: () => ask<undefined>({ method: 'DELETE', path: '/api/session' }),
  /** `name` may be empty: then the user name is shown to people. */
  setUp: (token: string, { name, ...account }: { username: string; password: string; name: string }) =>
    ask<undefined>({ method: 'POST', path: '/api/setup', body: { token, ...account, ...(name && { name }) } }),
});
