import { Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { SafetyState } from '../api/types';
import { actsAsOwner } from './acts-as-owner';
import { ActionDialog, type DialogProps } from './action-dialog';
import { safetyTexts } from './texts';

const STATES: readonly SafetyState[] = ['safe', 'unsure', 'hours', 'unsafe'];
const USUAL = { from: '20:00', to: '21:00' };

/** Records what the person said about being written to; whoever does not talk with them can only warn. */
export function SafetyDialog(props: DialogProps) {
  const { me } = useSession();
  if (!props.opened) return null;
  return !props.detail.owner || actsAsOwner(props.detail, me) ? <Asking {...props} /> : <Warning {...props} />;
}

function Warning(props: DialogProps) {
  const submit = () => props.doing.run({ name: 'safety', body: { state: 'unsafe' } }, props.onClose);
  return (
    <ActionDialog
      {...props}
      name="safety"
      title={safetyTexts.dialogTitle}
      submitLabel={safetyTexts.warn}
      onSubmit={submit}
    >
      <Text>{safetyTexts.warnLead}</Text>
    </ActionDialog>
  );
}

function Asking(props: DialogProps) {
  const { detail, doing, onClose } = props;
  const [state, setState] = useState<SafetyState>(detail.safety.state);
  const [hours, setHours] = useState(detail.safety.hours?.[0] ?? USUAL);
  const [codeWord, setCodeWord] = useState(detail.safety.codeWord ?? '');
  const isWhole = state !== 'hours' || (hours.from !== '' && hours.to !== '');
  const submit = () => {
    const more = {
      ...(state === 'hours' && { hours: [hours] }),
      ...(codeWord.trim() && { codeWord: codeWord.trim() }),
    };
    if (isWhole) doing.run({ name: 'safety', body: { state, ...more } }, onClose);
  };
  return (
    <ActionDialog
      {...props}
      name="safety"
      title={safetyTexts.dialogTitle}
      submitLabel={safetyTexts.save}
      onSubmit={submit}
    >
      <Radio.Group
        label={safetyTexts.stateLabel}
        value={state}
        onChange={(value) => setState(STATES.find((known) => known === value) ?? 'unsure')}
      >
        <Stack gap={10} my={8}>
          {STATES.map((known) => (
            <Radio key={known} value={known} label={safetyTexts.states[known]} />
          ))}
        </Stack>
      </Radio.Group>
      {state === 'hours' && (
        <fieldset className="plain">
          <legend>{safetyTexts.hoursLabel}</legend>
          <Group gap={12}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                type="time"
                label={safetyTexts[end]}
                value={hours[end]}
                error={hours[end] === '' && safetyTexts.hoursNeeded}
                onChange={(event) => setHours({ ...hours, [end]: event.currentTarget.value })}
              />
            ))}
          </Group>
        </fieldset>
      )}
      <TextInput
        label={safetyTexts.codeWordLabel}
        description={safetyTexts.codeWordHint}
        value={codeWord}
        maxLength={30}
        autoComplete="off"
        onChange={(event) => setCodeWord(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
