import { Alert, Anchor, Button, Code, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import type { Enrolment } from '../api/account';
import { useSession } from '../api/context';
import { useConfirmed } from '../session/confirm-gate';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { QrCode } from './qr-code';
import { accountTexts } from './texts';

type State =
  { at: 'off' } | { at: 'begun'; enrolment: Enrolment } | { at: 'confirmed'; codes: string[] } | { at: 'on' };

/** One's own second factor: from nothing over the key and a first code to the recovery codes, and back. */
export function FactorPanel() {
  const { api, me } = useSession();
  const [state, setState] = useState<State>({ at: me.secondFactor ? 'on' : 'off' });
  const confirmed = useConfirmed();
  const begin = useDeed(
    () => confirmed(api.beginFactor),
    (enrolment) => setState({ at: 'begun', enrolment }),
  );
  return (
    <section className="panel" aria-labelledby="factor">
      <Title order={2} size="h5" id="factor">
        {accountTexts.factorTitle}
      </Title>
      <Text size="sm" mb={8}>
        {accountTexts.factorLead}
      </Text>
      {begin.failure !== undefined && <Failure error={begin.failure} what={accountTexts.factorFailed} />}
      {state.at === 'off' && (
        <Button size="sm" variant="default" loading={begin.busy} onClick={begin.run}>
          {accountTexts.factorBegin}
        </Button>
      )}
      {state.at === 'begun' && (
        <>
          <Text size="sm">{accountTexts.factorScan}</Text>
          <QrCode text={state.enrolment.uri} label={accountTexts.factorQr} />
          <Text size="sm">{accountTexts.factorSecret}</Text>
          <Code block>{state.enrolment.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</Code>
          <Anchor size="sm" href={state.enrolment.uri}>
            {accountTexts.factorOpen}
          </Anchor>
          <CodeForm
            label={accountTexts.factorCode}
            doLabel={accountTexts.factorConfirm}
            act={async (code) => setState({ at: 'confirmed', codes: await api.confirmFactor(code) })}
          />
        </>
      )}
      {state.at === 'confirmed' && (
        <Alert color="orange" role="alert" title={accountTexts.recoveryTitle}>
          <Text size="sm">{accountTexts.recoveryLead}</Text>
          <Code block>{state.codes.join('\n')}</Code>
          <Button mt={8} size="sm" onClick={() => setState({ at: 'on' })}>
            {accountTexts.recoveryDone}
          </Button>
        </Alert>
      )}
      {state.at === 'on' && (
        <>
          <Text>✓ {accountTexts.factorIsOn}</Text>
          <CodeForm
            label={accountTexts.factorRemoveCode}
            doLabel={accountTexts.factorRemove}
            act={async (code) => {
              await api.removeFactor(code);
              setState({ at: 'off' });
            }}
          />
        </>
      )}
    </section>
  );
}

interface CodeFormProps {
  label: string;
  doLabel: string;
  act: (code: string) => Promise<void>;
}

function CodeForm({ label, doLabel, act }: CodeFormProps) {
  const [code, setCode] = useState('');
  const deed = useDeed(
    () => act(code.trim()),
    () => setCode(''),
  );
  return (
    <form className="row-form" onSubmit={withoutLeaving(deed.run)}>
      <TextInput
        label={label}
        value={code}
        maxLength={20}
        autoComplete="one-time-code"
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={deed.busy} disabled={code.trim() === ''}>
        {doLabel}
      </Button>
      {deed.failure !== undefined && <Failure error={deed.failure} what={accountTexts.factorFailed} />}
    </form>
  );
}
