import type { Ask } from './call';
import type { Role } from './staff';

/** An account that waits for a second person. */
export interface AwaitingAccount {
  id: string;
  name: string;
  username: string;
  role: Role;
  hasOwnPassword: boolean;
  mayConfirm: boolean;
  since?: string;
  why?: 'new' | 'role' | 'name' | 'password' | 'second-factor' | 'enabled';
  by?: string;
}

/** Somebody who looked at, or for, very much within an hour. */
export interface LookedMuch {
  at: string;
  name: string;
  what: 'cases' | 'searches';
}

/** A case that somebody has altered in the database, or a record that cannot be opened. */
export interface Altered {
  at: string;
  what: 'put-right' | 'unreadable';
  code: string;
  caseId?: string;
}

/** An emergency that was closed though nobody had answered its person, or put aside for more than a day. */
export interface LeftAlone {
  at: string;
  name: string;
  caseId: string;
  code: string;
  what: 'closed' | 'aside';
}

/** What colleagues must look at. */
export const attentionCalls = (ask: Ask) => ({
  attention: (signal?: AbortSignal) =>
    ask<{ left: LeftAlone[]; accounts: AwaitingAccount[]; many: LookedMuch[]; altered: Altered[] }>({
      method: 'GET',
      path: '/api/attention',
      signal,
    }),
  /** `since` is since when the account waited that was seen. */
  confirmAccount: (id: string, since: string) =>
    ask<undefined>({
      method: 'POST',
      path: `/api/attention/accounts/${encodeURIComponent(id)}/confirm`,
      body: { since },
    }),
});
