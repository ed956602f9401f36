import type { Ask } from './call';
import type { Page } from './types';

/** A session of one's own. `agent` is how the browser describes itself. */
export interface OwnSession {
  id: string;
  createdAt: string;
  seenAt: string;
  expiresAt: string;
  agent: string;
  current: boolean;
}

/** What an authenticator app needs. */
export interface Enrolment {
  secret: string;
  /** `otpauth://…` */
  uri: string;
}

/** One's own sessions, password and second factor. */
export const accountCalls = (ask: Ask) => ({
  sessions: async (signal?: AbortSignal) =>
    (await ask<Page<OwnSession>>({ method: 'GET', path: '/api/sessions', signal })).items,
  endSession: (id: string) => ask<undefined>({ method: 'DELETE', path: `/api/sessions/${encodeURIComponent(id)}` }),
  changePassword: (current: string, password: string) =>
    ask<undefined>({ method: 'POST', path: '/api/password', body: { current, password } }),
  beginFactor: () => ask<Enrolment>({ method: 'POST', path: '/api/second-factor', body: {} }),
  confirmFactor: async (code: string) =>
    (await ask<{ recoveryCodes: string[] }>({ method: 'POST', path: '/api/second-factor/confirm', body: { code } }))
      .recoveryCodes,
  removeFactor: (code: string) => ask<undefined>({ method: 'POST', path: '/api/second-factor/remove', body: { code } }),
});
