import { Button, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import { explain, Failure } from '../shared/failure';
import { Moment } from '../shared/moment';
import { notify } from '../shared/notify';
import { SafeText } from '../shared/safe-text-view';
import { useLoader } from '../shared/use-loader';
import { browserOf } from './browser-name';
import { accountTexts } from './texts';

const REFRESH_MS = 60_000;

/** Where one is signed in; each can be ended. */
export function SessionsPanel() {
  const { api } = useSession();
  const sessions = useLoader(
    useCallback((signal) => api.sessions(signal), [api]),
    REFRESH_MS,
  );
  const end = (id: string) => {
    api.endSession(id).then(sessions.reload, (error: unknown) => {
      notify({ color: 'red', title: accountTexts.sessionEndFailed, message: explain(error).reason });
    });
  };
  return (
    <section className="panel" aria-labelledby="sessions">
      <Title order={2} size="h5" id="sessions">
        {accountTexts.sessionsTitle}
      </Title>
      {sessions.failure !== undefined && (
        <Failure
          error={sessions.failure}
          what={accountTexts.sessionsFailed}
          onRetry={sessions.reload}
          busy={sessions.loading}
        />
      )}
      <ul className="notes">
        {sessions.data?.map(({ id, agent, seenAt, current }) => (
          <li key={id} className="panel-head">
            <span>
              <SafeText text={browserOf(agent)} /> · {accountTexts.sessionSeen} <Moment at={seenAt} />
              {current && <strong> ({accountTexts.sessionThis})</strong>}
            </span>
            {!current && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={accountTexts.sessionEndOf(browserOf(agent))}
                onClick={() => end(id)}
              >
                {accountTexts.sessionEnd}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
