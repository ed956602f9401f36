import { Alert, Anchor, Button, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { createApi } from '../api/api';
import { CallFailed } from '../api/call';
import { Failure } from '../shared/failure';
import { QUEUE_LINK } from '../shared/route';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { sessionTexts } from '../texts';
import { Card } from './card';
import { NewPassword, isUsable } from './new-password';

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
  const [typed, setTyped] = useState({ password: '', again: '' });
  const [checked, setChecked] = useState(false);
  const deed = useDeed(() => api.setPassword(token, typed.password), onDone);
  const submit = () => {
    setChecked(true);
    if (isUsable(typed)) deed.run();
  };
  const isGone = deed.failure instanceof CallFailed && deed.failure.status === GONE;
  return (
    <form onSubmit={withoutLeaving(submit)} noValidate>
      <Stack gap={12}>
        <NewPassword value={typed} checked={checked} onChange={setTyped} />
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
