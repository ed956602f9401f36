import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { createApi } from '../api/api';
import { CallFailed } from '../api/call';
import { Failure } from '../shared/failure';
import { QUEUE_LINK } from '../shared/route';
import { useDeed } from '../shared/use-deed';
import { sessionTexts } from '../texts';
import { isUsername } from './account-rules';
import { Card } from './card';
import { NewPassword, isUsable } from './new-password';
import { withoutLeaving } from '../shared/without-leaving';

/** The first account, by the one-time link that the server prints at its first start. */
export function SetUp({ token }: { token: string }) {
  return (
    <Card title={sessionTexts.setUpTitle} lead={sessionTexts.setUpLead}>
      {token === '' ? (
        <Alert color="red" role="alert" title={sessionTexts.setUpNoToken} />
      ) : (
        <SetUpForm token={token} />
      )}
      <Anchor href={QUEUE_LINK} size="sm" mt={16} display="inline-block">
        {sessionTexts.toSignIn}
      </Anchor>
    </Card>
  );
}

/** Takes the link, token and all, out of the address and the history, and goes to work: the set-up has set the cookie. */
function goToWork(): void {
  window.location.replace(QUEUE_LINK);
}

function SetUpForm({ token }: { token: string }) {
  const api = useMemo(() => createApi(() => undefined), []);
  const [username, setUsername] = useState('');
  const [name, setName] = useState('');
  const [typed, setTyped] = useState({ password: '', again: '' });
  const [checked, setChecked] = useState(false);
  const deed = useDeed(() => api.setUp(token, { username, password: typed.password, name: name.trim() }), goToWork);
  const right = isUsername(username) && isUsable(typed);
  const submit = () => {
    setChecked(true);
    if (right) deed.run();
  };
  return (
    <form onSubmit={withoutLeaving(submit)} noValidate>
      <Stack gap={12}>
        <TextInput
          label={sessionTexts.username}
          description={sessionTexts.usernameRule}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          error={checked && !isUsername(username) && sessionTexts.usernameRule}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextInput
          label={sessionTexts.displayName}
          description={sessionTexts.displayNameHint}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="name"
          maxLength={80}
        />
        <NewPassword value={typed} checked={checked} onChange={setTyped} />
        {deed.failure !== undefined && <SetUpFailure error={deed.failure} onRetry={submit} busy={deed.busy} />}
        <Button type="submit" fullWidth loading={deed.busy}>
          {sessionTexts.setUp}
        </Button>
      </Stack>
    </form>
  );
}

const USED_UP: readonly number[] = [401, 403, 404, 409, 410];

function SetUpFailure({ error, onRetry, busy }: { error: unknown; onRetry: () => void; busy: boolean }) {
  const usedUp = error instanceof CallFailed && USED_UP.includes(error.status);
  if (usedUp) return <Alert color="red" role="alert" title={sessionTexts.setUpBadToken} />;
  return <Failure error={error} what={sessionTexts.setUpFailed} onRetry={onRetry} busy={busy} />;
}
