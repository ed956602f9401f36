import { Alert, Button, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { PushDenied, canBePushed, ownSubscription, subscribe, unsubscribe } from './push';
import { accountTexts } from './texts';

/** Being called on this machine while no console is open. */
export function PushPanel() {
  return (
    <section className="panel" aria-labelledby="push">
      <Title order={2} size="h5" id="push">
        {accountTexts.pushTitle}
      </Title>
      <Text size="sm" mb={8}>
        {accountTexts.pushLead}
      </Text>
      {canBePushed() ? <Switch /> : <Text c="dimmed">{accountTexts.pushMissing}</Text>}
    </section>
  );
}

function Switch() {
  const { api } = useSession();
  const [isOn, setOn] = useState<boolean>();
  useEffect(() => {
    void ownSubscription().then((subscription) => setOn(subscription !== undefined));
  }, []);
  const change = useDeed(
    () => (isOn ? unsubscribe(api) : subscribe(api)),
    () => setOn(!isOn),
  );
  return (
    <>
      {isOn && <Text role="status">✓ {accountTexts.pushIsOn}</Text>}
      {change.failure instanceof PushDenied && <Alert color="orange" role="alert" title={accountTexts.pushDenied} />}
      {change.failure !== undefined && !(change.failure instanceof PushDenied) && (
        <Failure error={change.failure} what={accountTexts.pushFailed} />
      )}
      <Button
        mt={8}
        size="sm"
        variant="default"
        disabled={isOn === undefined}
        loading={change.busy}
        onClick={change.run}
      >
        {isOn ? accountTexts.pushOff : accountTexts.pushOn}
      </Button>
    </>
  );
}
