import { createContext, useContext } from 'react';
import type { Me } from './staff';
import type { Api } from './api';

/** The client and whoever is signed in, for all that stands below the session. */
export interface Session {
  api: Api;
  me: Me;
  /** Asks anew what one may do: it may have changed. */
  refresh: () => Promise<void>;
  signOut: () => Promise<void>;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session; may be used below the sign-in only. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('used outside of a session');
  return session;
}
