import { Alert, Button, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, createContext, useCallback, useContext, useState } from 'react';
import { CallFailed } from '../api/call';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { withoutLeaving } from '../shared/without-leaving';
import { sessionTexts, texts } from '../texts';
import { wants } from './sign-in-form';

/** Does something for which the password may be asked for once more; raises what the call raises when it is not given. */
type Confirmed = <T>(act: () => Promise<T>) => Promise<T>;

const ConfirmContext = createContext<Confirmed>((act) => act());

/** For deeds that the server wants confirmed by the password. */
export const useConfirmed = (): Confirmed => useContext(ConfirmContext);

interface Asked {
  answer: (isGiven: boolean) => void;
}

/** Asks for the password over the work, and then goes on with what was asked for. */
export function ConfirmGate({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked>();
  const confirmed = useCallback<Confirmed>(async (act) => {
    try {
      return await act();
    } catch (error) {
      if (!wants(error, 'confirm-needed')) throw error;
      const isGiven = await new Promise<boolean>((answer) => setAsked({ answer }));
      setAsked(undefined);
      if (!isGiven) throw error;
      return await act();
    }
  }, []);
  return (
    <ConfirmContext value={confirmed}>
      {children}
      <Modal
        opened={asked !== undefined}
        onClose={() => asked?.answer(false)}
        title={sessionTexts.confirmTitle}
        closeButtonProps={{ 'aria-label': texts.close }}
        zIndex={400}
      >
        {asked && <PasswordAgain onGiven={() => asked.answer(true)} />}
      </Modal>
    </ConfirmContext>
  );
}

const WRONG = 400;

function PasswordAgain({ onGiven }: { onGiven: () => void }) {
  const { api, me } = useSession();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const deed = useDeed(() => api.confirm(password, code.trim()), onGiven);
  return (
    <form onSubmit={withoutLeaving(deed.run)}>
      <Stack gap={12}>
        <Text size="sm">{sessionTexts.confirmLead}</Text>
        <PasswordInput
          label={sessionTexts.password}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus
        />
        {me.secondFactor && (
          <TextInput
            label={sessionTexts.code}
            description={sessionTexts.codeHint}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            autoComplete="one-time-code"
            maxLength={20}
          />
        )}
        {deed.failure !== undefined && <ConfirmFailure error={deed.failure} />}
        <Button type="submit" loading={deed.busy} disabled={password === ''}>
          {sessionTexts.confirmDo}
        </Button>
      </Stack>
    </form>
  );
}

function ConfirmFailure({ error }: { error: unknown }) {
  const isCode = wants(error, 'code-wrong') || wants(error, 'code-needed');
  if (isCode) return <Alert color="red" role="alert" title={sessionTexts.codeWrong} />;
  const isWrong = error instanceof CallFailed && error.status === WRONG;
  if (isWrong) return <Alert color="red" role="alert" title={sessionTexts.confirmWrong} />;
  return <Failure error={error} what={sessionTexts.failed} />;
}
