import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Referral, ReferralResult } from '../api/types';
import { useDraft } from '../shared/drafts';
import { actionTexts } from '../texts';
import { ActionDialog, type DialogProps } from './action-dialog';
import { referralTexts } from './texts';

const RESULTS: readonly ReferralResult[] = ['accepted', 'declined', 'done'];

/** Writes down what an agency answered. */
export function AnswerDialog({ referral, ...props }: DialogProps & { referral: Referral }) {
  const { doing, onClose } = props;
  const [result, setResult] = useState<ReferralResult>();
  const [text, setText] = useDraft(`${props.detail.id}/answer/${referral.id}`);
  const [checked, setChecked] = useState(false);
  const submit = () => {
    setChecked(true);
    if (!result) return;
    doing.run({ name: 'referrals', part: referral.id, body: { answer: { result, text: text.trim() } } }, () => {
      setText('');
      onClose();
    });
  };
  return (
    <ActionDialog
      {...props}
      name="referrals"
      title={`${referralTexts.answerTitle} · ${referral.agency}`}
      submitLabel={referralTexts.answerDo}
      onSubmit={submit}
    >
      <Radio.Group
        aria-label={referralTexts.answerTitle}
        value={result ?? ''}
        onChange={(value) => setResult(RESULTS.find((one) => one === value))}
        error={checked && !result && actionTexts.pickOne}
      >
        <Stack gap={10} my={8}>
          {RESULTS.map((one) => (
            <Radio key={one} value={one} label={referralTexts.results[one]} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={referralTexts.answerText}
        rows={4}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
