import type { Account, CaseAction, CaseDetail, CaseQuery, CaseSummary, Page, Role } from './types';
import { type Call, CallFailed, send } from './call';

/** An account to be made. */
export interface NewAccount {
  name: string;
  username: string;
  role: Role;
  password: string;
}

/** The staff API, as this page uses it. */
export interface Api {
  session(signal?: AbortSignal): Promise<Account>;
  signIn(username: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** `name` may be empty: then the user name is shown to people. */
  setUp(token: string, account: { username: string; password: string; name: string }): Promise<void>;
  cases(query: CaseQuery, cursor?: string, signal?: AbortSignal): Promise<Page<CaseSummary>>;
  case(id: string, signal?: AbortSignal): Promise<CaseDetail>;
  act(id: string, action: CaseAction, idempotencyKey: string): Promise<CaseDetail>;
  staff(signal?: AbortSignal): Promise<Account[]>;
  addStaff(account: NewAccount): Promise<void>;
}

/**
 * Makes the client.
 * @param onSignedOut told when a call finds that the session is over
 */
export function createApi(onSignedOut: () => void): Api {
  /** The one place where an answer gets its type: page and server are built and served together. */
  const ask = async <T>(call: Call): Promise<T> => {
    try {
      return (await send(call)) as T;
    } catch (error) {
      if (error instanceof CallFailed && error.status === 401) onSignedOut();
      throw error;
    }
  };
  const deed = async (call: Call): Promise<void> => {
    await send(call);
  };
  const casePath = (id: string) => `/api/cases/${encodeURIComponent(id)}`;
  return {
    session: (signal) => send({ method: 'GET', path: '/api/session', ...optional({ signal }) }) as Promise<Account>,
    signIn: (username, password) => deed({ method: 'POST', path: '/api/session', body: { username, password } }),
    signOut: () => deed({ method: 'DELETE', path: '/api/session' }),
    setUp: (token, { username, password, name }) =>
      deed({ method: 'POST', path: '/api/setup', body: { token, username, password, ...(name && { name }) } }),
    cases: (query, cursor, signal) =>
      ask({ method: 'GET', path: `/api/cases${search({ ...query, cursor })}`, ...optional({ signal }) }),
    case: (id, signal) => ask({ method: 'GET', path: casePath(id), ...optional({ signal }) }),
    act: (id, { name, body }, idempotencyKey) =>
      ask({ method: 'POST', path: `${casePath(id)}/${name}`, body, idempotencyKey }),
    staff: async (signal) =>
      (await ask<Page<Account>>({ method: 'GET', path: '/api/staff', ...optional({ signal }) })).items,
    addStaff: (account) => ask({ method: 'POST', path: '/api/staff', body: account }),
  };
}

const optional = ({ signal }: { signal: AbortSignal | undefined }) => (signal ? { signal } : {});

function search(fields: Record<string, string | number | undefined>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== '') parts.set(name, String(value));
  return parts.size ? `?${parts.toString()}` : '';
}
