import { Button, Group, Title } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { Account, PasswordLink } from '../api/staff';
import { useConfirmed } from '../session/confirm-gate';
import { Failure } from '../shared/failure';
import { notify } from '../shared/notify';
import { staffTexts } from './texts';

interface Props {
  account: Account;
  onChanged: () => void;
  onLink: (link: PasswordLink) => void;
}

/** What is done with an account at one stroke; each is asked about first. */
export function AccountDeeds({ account, onChanged, onLink }: Props) {
  const { api, me } = useSession();
  const { id, name } = account;
  const { perform, busy, failure } = usePerform();
  const deed = (question: string, act: () => Promise<unknown>, said?: string) => () => {
    if (question === '' || window.confirm(question))
      perform(act, () => {
        if (said !== undefined) notify({ message: said, color: 'green' });
        onChanged();
      });
  };
  const makeLink = async () => onLink(await api.passwordLink(id));
  const buttons = [
    [staffTexts.link, deed(staffTexts.linkConfirm(name), makeLink), id !== me.id && !account.disabled],
    [
      staffTexts.factor,
      deed(staffTexts.factorConfirm(name), () => api.takeFactor(id), staffTexts.factorDone(name)),
      account.secondFactor && id !== me.id,
    ],
    [
      staffTexts.sessions,
      deed(staffTexts.sessionsConfirm(name), () => api.endSessionsOf(id), staffTexts.sessionsDone(name)),
      id !== me.id && !account.disabled,
    ],
    [
      staffTexts.disable,
      deed(
        staffTexts.disableConfirm(name),
        () => api.changeStaff(id, { disabled: true }),
        staffTexts.disableDone(name),
      ),
      id !== me.id && !account.disabled,
    ],
    [
      staffTexts.enable,
      deed('', () => api.changeStaff(id, { disabled: false }), staffTexts.enableDone(name)),
      account.disabled,
    ],
  ] as const;
  const offered = buttons.filter(([, , isOffered]) => isOffered);
  if (!offered.length) return null;
  return (
    <section aria-labelledby="account-deeds">
      <Title order={3} size="h6" id="account-deeds" mt={16} mb={8}>
        {staffTexts.deeds}
      </Title>
      <Group gap={8}>
        {offered.map(([label, act]) => (
          <Button key={label} size="compact-md" variant="default" disabled={busy} onClick={act}>
            {label}
          </Button>
        ))}
      </Group>
      {failure !== undefined && <Failure error={failure} what={staffTexts.deedFailed} />}
    </section>
  );
}

function usePerform() {
  const confirmed = useConfirmed();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const perform = (act: () => Promise<unknown>, onDone: () => void) => {
    setBusy(true);
    setFailure(undefined);
    confirmed(act)
      .then(onDone, setFailure)
      .finally(() => setBusy(false));
  };
  return { perform, busy, failure };
}
