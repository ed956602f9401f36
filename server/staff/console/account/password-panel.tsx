import { Button, PasswordInput, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import { isPassword } from '../session/account-rules';
import { Failure } from '../shared/failure';
import { notify } from '../shared/notify';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { sessionTexts } from '../texts';
import { accountTexts } from './texts';

/** Changes one's own password. */
export function PasswordPanel() {
  const { api } = useSession();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useDeed(
    () => api.changePassword(current, password),
    () => {
      setCurrent('');
      setPassword('');
      notify({ message: accountTexts.passwordDone, color: 'green' });
    },
  );
  return (
    <section className="panel" aria-labelledby="password">
      <Title order={2} size="h5" id="password">
        {accountTexts.passwordTitle}
      </Title>
      <Text size="sm">{accountTexts.passwordLead}</Text>
      <form className="row-form" onSubmit={withoutLeaving(change.run)}>
        <PasswordInput
          label={accountTexts.passwordCurrent}
          value={current}
          autoComplete="current-password"
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={accountTexts.passwordNew}
          description={sessionTexts.passwordRule}
          value={password}
          autoComplete="new-password"
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={change.busy}
          disabled={current === '' || !isPassword(password)}
        >
          {accountTexts.passwordDo}
        </Button>
        {change.failure !== undefined && <Failure error={change.failure} what={accountTexts.passwordFailed} />}
      </form>
    </section>
  );
}
