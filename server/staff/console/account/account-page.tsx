import { Text, Title } from '@mantine/core';
import { useSession } from '../api/context';
import { CarePanel } from '../care/care-panel';
import { roleLabels } from '../labels';
import { ConfirmGate } from '../session/confirm-gate';
import { FactorPanel } from './factor-panel';
import { PasswordPanel } from './password-panel';
import { PushPanel } from './push-panel';
import { SessionsPanel } from './sessions-panel';
import { headerTexts } from '../texts';

/** What belongs to whoever is signed in. */
export function AccountPage() {
  const { me } = useSession();
  return (
    <>
      <Title order={1} size="h3">
        {headerTexts.page.account}
      </Title>
      <Text>
        {me.name} · {me.username} · {roleLabels[me.role]}
      </Text>
      {me.may.includes('cases') && <CarePanel />}
      {me.may.includes('cases') && <PushPanel />}
      <ConfirmGate>
        <FactorPanel />
      </ConfirmGate>
      <SessionsPanel />
      <PasswordPanel />
    </>
  );
}
