import { Loader, Modal, Text } from '@mantine/core';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { createApi } from '../api/api';
import { CallFailed } from '../api/call';
import { type Session, SessionContext } from '../api/context';
import type { Me } from '../api/staff';
import { Drafts, DraftsContext } from '../shared/drafts';
import { Failure } from '../shared/failure';
import { sessionTexts, texts } from '../texts';
import { Card } from './card';
import { SignInForm } from './sign-in-form';

type State =
  { at: 'asking' } | { at: 'failed'; error: unknown } | { at: 'out' } | { at: 'in'; me: Me; expired: boolean };

const OVER_ALL = 10_000;

const expire = (state: State): State => (state.at === 'in' ? { ...state, expired: true } : state);

function useSessionState() {
  const [state, setState] = useState<State>({ at: 'asking' });
  const api = useMemo(() => createApi(() => setState(expire)), []);
  const ask = useCallback(async () => {
    try {
      setState({ at: 'in', me: await api.session(), expired: false });
    } catch (error) {
      const out = error instanceof CallFailed && error.status === 401;
      setState(out ? { at: 'out' } : { at: 'failed', error });
    }
  }, [api]);
  const signOut = useCallback(async () => {
    await api.signOut();
    setState({ at: 'out' });
  }, [api]);
  useEffect(() => {
    void Promise.resolve().then(ask);
  }, [ask]);
  return { state, api, ask, signOut };
}

/** Lets in whoever is signed in. A session that ends in the middle of work asks for the password over the work. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { state, api, ask, signOut } = useSessionState();
  const me = state.at === 'in' ? state.me : undefined;
  const session = useMemo<Session | undefined>(() => me && { api, me, refresh: ask, signOut }, [api, me, ask, signOut]);
  if (state.at === 'asking') return <Loader className="gate-loader" aria-label={texts.loading} />;
  if (state.at === 'failed')
    return (
      <Card title={sessionTexts.title} lead={sessionTexts.lead}>
        <Failure error={state.error} what={sessionTexts.checkFailed} onRetry={() => void ask()} />
      </Card>
    );
  if (state.at === 'out' || !session)
    return (
      <Card title={sessionTexts.title} lead={sessionTexts.lead}>
        <SignInForm api={api} onSignedIn={() => void ask()} />
      </Card>
    );
  return (
    // Somebody else at the same desk begins anew: drafts belong to who wrote them.
    <SessionContext value={session} key={session.me.id}>
      <OwnDrafts>{children}</OwnDrafts>
      <Modal
        opened={state.expired}
        onClose={() => undefined}
        withCloseButton={false}
        title={sessionTexts.expiredTitle}
        // Over everything, dialogs too: whoever sits here now may be somebody else.
        fullScreen
        zIndex={OVER_ALL}
      >
        <Text size="sm" mb={12}>
          {sessionTexts.expiredLead}
        </Text>
        <SignInForm api={api} username={session.me.username} onSignedIn={() => void ask()} />
      </Modal>
    </SessionContext>
  );
}

function OwnDrafts({ children }: { children: ReactNode }) {
  const [drafts] = useState(() => new Drafts());
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (drafts.any) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [drafts]);
  return <DraftsContext value={drafts}>{children}</DraftsContext>;
}
