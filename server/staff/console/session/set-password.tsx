import { Alert, Anchor, Button, PasswordInput, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { createApi } from '../api/api';
import { CallFailed } from '../api/call';
import { Failure } from '../shared/failure';
import { QUEUE_LINK } from '../shared/route';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { sessionTexts } from '../texts';
import { isPassword } from './account-rules';
import { Card } from './card';

const GONE = 410;

/** Somebody sets their own password by an administrator's link. */
export function SetPassword({ token }: { token: string }) {
  const [isDone, setDone] = useState(false);
  return (
    <Card title={sessionTexts.setPasswordTitle} lead={sessionTexts.setPasswordLead}>
      {isDone ? (
        <Alert color="green" role="status" title={sessionTexts.setPasswordDone} />
      ) : (
        <PasswordForm token={token} onDone={() => setDone(true)} />
      )}
      <Anchor href={QUEUE_LINK} size="sm" mt={16} display="inline-block">
        {sessionTexts.toSignIn}
      </Anchor>
    </Card>
  );
}

function PasswordForm({ token, onDone }: { token: string; onDone: () => void }) {
  const api = useMemo(() => createApi(() => undefined), []);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const deed = useDeed(() => api.setPassword(token, password), onDone);
  const submit = () => {
    setChecked(true);
    if (isPassword(password) && password === again) deed.run();
  };
  const isGone = deed.failure instanceof CallFailed && deed.failure.status === GONE;
  return (
    <form onSubmit={withoutLeaving(submit)} noValidate>
      <Stack gap={12}>
        <PasswordInput
          label={sessionTexts.password}
          description={sessionTexts.passwordRule}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={checked && !isPassword(password) && sessionTexts.passwordRule}
          autoComplete="new-password"
        />
        <PasswordInput
          label={sessionTexts.passwordAgain}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
          error={checked && password !== again && sessionTexts.passwordsDiffer}
          autoComplete="new-password"
        />
        {isGone && <Alert color="red" role="alert" title={sessionTexts.setPasswordUsed} />}
        {deed.failure !== undefined && !isGone && (
          <Failure error={deed.failure} what={sessionTexts.setPasswordFailed} onRetry={submit} busy={deed.busy} />
        )}
        <Button type="submit" fullWidth loading={deed.busy}>
          {sessionTexts.setPassword}
        </Button>
      </Stack>
    </form>
  );
}
