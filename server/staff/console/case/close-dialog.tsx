import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Outcome } from '../api/types';
import { useCare } from '../care/context';
import { outcomeLabels } from '../labels';
import { useDraft } from '../shared/drafts';
import { actionTexts } from '../texts';
import { ActionDialog, type DialogProps } from './action-dialog';

const OUTCOMES: readonly Outcome[] = ['helped', 'referred', 'no_contact', 'not_related', 'duplicate', 'withdrawn'];

/** Ends the case with its outcome. */
export function CloseDialog(props: DialogProps) {
  const { detail, doing, onClose } = props;
  const { afterHardCase } = useCare();
  const [outcome, setOutcome] = useState<Outcome>();
  const [text, setText] = useDraft(`${detail.id}/close`);
  const [checked, setChecked] = useState(false);
  const done = () => {
    setOutcome(undefined);
    setText('');
    setChecked(false);
    if (detail.priority === 1) afterHardCase();
    onClose();
  };
  const submit = () => {
    setChecked(true);
    if (outcome) doing.run({ name: 'close', body: { outcome, text: text.trim() } }, done);
  };
  return (
    <ActionDialog
      {...props}
      name="close"
      title={actionTexts.closeTitle}
      submitLabel={actionTexts.closeDo}
      onSubmit={submit}
    >
      <Radio.Group
        label={actionTexts.closeOutcome}
        value={outcome ?? ''}
        onChange={(value) => setOutcome(OUTCOMES.find((known) => known === value))}
        error={checked && !outcome && actionTexts.pickOne}
      >
        <Stack gap={10} my={8}>
          {OUTCOMES.map((known) => (
            <Radio key={known} value={known} label={outcomeLabels[known]} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={actionTexts.closeText}
        rows={4}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
