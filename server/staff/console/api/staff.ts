import type { Ask } from './call';
import type { Page } from './types';

export type Role = 'counsellor' | 'supervisor' | 'editor' | 'auditor' | 'admin';
export type Permission = 'cases' | 'supervise' | 'content' | 'audit' | 'accounts';

/** Somebody who works here. */
export interface Account {
  id: string;
  name: string;
  username: string;
  role: Role;
  office?: string;
  capacity?: number;
  disabled: boolean;
  secondFactor: boolean;
  hasPassword: boolean;
  /** It waits for a second person. */
  awaiting: boolean;
}

/** Whoever is signed in, and what they may do. */
export interface Me extends Account {
  may: Permission[];
}

/** An account to be made. */
export interface NewAccount {
  name: string;
  username: string;
  role: Role;
  office?: string;
  capacity?: number;
}

/** A way for somebody to set their own password, once, until `expiresAt`. */
export interface PasswordLink {
  token: string;
  expiresAt: string;
}

/** What is changed of an account; what is left out stays, null takes it away. */
export interface AccountChange {
  name?: string;
  role?: Role;
  office?: string | null;
  capacity?: number | null;
  disabled?: boolean;
}

const staffPath = (id: string) => `/api/staff/${encodeURIComponent(id)}`;

/** Accounts. */
export const staffCalls = (ask: Ask) => ({
  staff: async (signal?: AbortSignal) =>
    (await ask<Page<Account>>({ method: 'GET', path: '/api/staff', signal })).items,
  addStaff: (account: NewAccount) => ask<Account>({ method: 'POST', path: '/api/staff', body: account }),
  changeStaff: (id: string, change: AccountChange) =>
    ask<Account>({ method: 'PATCH', path: staffPath(id), body: change }),
  passwordLink: (id: string) => ask<PasswordLink>({ method: 'POST', path: `${staffPath(id)}/password-link`, body: {} }),
  takeFactor: (id: string) =>
    ask<undefined>({ method: 'POST', path: `${staffPath(id)}/second-factor/remove`, body: {} }),
  endSessionsOf: (id: string) => ask<undefined>({ method: 'DELETE', path: `${staffPath(id)}/sessions` }),
});
