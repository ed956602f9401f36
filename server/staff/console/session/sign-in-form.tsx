import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Api } from '../api/api';
import { CallFailed } from '../api/call';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { sessionTexts } from '../texts';
import { withoutLeaving } from '../shared/without-leaving';

interface Props {
  api: Pick<Api, 'signIn'>;
  onSignedIn: () => void;
  /** Whoever was signed in before. */
  username?: string;
}

/** Name and password. What was typed stays when the call fails. */
export function SignInForm({ api, onSignedIn, username: known = '' }: Props) {
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const deed = useDeed(() => api.signIn(username.trim(), password), onSignedIn);
  const submit = () => {
    const incomplete = username.trim() === '' || password === '';
    setMissing(incomplete);
    if (!incomplete) deed.run();
  };
  return (
    <form onSubmit={withoutLeaving(submit)} noValidate>
      <Stack gap={12}>
        <TextInput
          label={sessionTexts.username}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus={known === '' ? true : undefined}
        />
        <PasswordInput
          label={sessionTexts.password}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus={known === '' ? undefined : true}
        />
        {missing && <Alert color="red" role="alert" title={sessionTexts.needed} />}
        {!missing && deed.failure !== undefined && <SignInFailure error={deed.failure} onRetry={submit} />}
        <Button type="submit" fullWidth loading={deed.busy}>
          {sessionTexts.signIn}
        </Button>
      </Stack>
    </form>
  );
}

function SignInFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const wrong = error instanceof CallFailed && error.status === 401;
  if (wrong) return <Alert color="red" role="alert" title={sessionTexts.wrong} />;
  return <Failure error={error} what={sessionTexts.failed} onRetry={onRetry} />;
}
