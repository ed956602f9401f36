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
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState(false);
  const deed = useDeed(() => api.signIn(username.trim(), password, code.trim()), onSignedIn);
  const asksCode = code !== '' || wants(deed.failure, 'code-needed');
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
        {asksCode && (
          <TextInput
            label={sessionTexts.code}
            description={sessionTexts.codeHint}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="one-time-code"
            maxLength={20}
            autoFocus
          />
        )}
        {missing && <Alert color="red" role="alert" title={sessionTexts.needed} />}
        {!missing && deed.failure !== undefined && !wants(deed.failure, 'code-needed') && (
          <SignInFailure error={deed.failure} onRetry={submit} />
        )}
        <Button type="submit" fullWidth loading={deed.busy}>
          {sessionTexts.signIn}
        </Button>
      </Stack>
    </form>
  );
}

function SignInFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (wants(error, 'code-wrong')) return <Alert color="red" role="alert" title={sessionTexts.codeWrong} />;
  const wrong = error instanceof CallFailed && error.status === 401;
  if (wrong) return <Alert color="red" role="alert" title={sessionTexts.wrong} />;
  return <Failure error={error} what={sessionTexts.failed} onRetry={onRetry} />;
}

export const wants = (error: unknown, reason: string) => error instanceof CallFailed && error.refusal.reason === reason;
