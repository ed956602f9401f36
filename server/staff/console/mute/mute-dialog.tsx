import { Radio, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { MuteReason } from '../api/types';
import { ActionDialog, type DialogProps } from '../case/action-dialog';
import { useDraft } from '../shared/drafts';
import { instantOf, localInput, timeOf } from '../shared/time';
import { muteTexts } from './texts';

const DAY_MS = 24 * 3_600_000;
const LONGEST_MS = 14 * DAY_MS;
const REASONS: readonly MuteReason[] = ['insults', 'sexual', 'prank', 'flood', 'false-tips', 'other'];

/** Has somebody's messages call nobody for a while, with a reason and an end; says plainly what still comes through. */
export function MuteDialog(props: DialogProps) {
  const { detail, doing, onClose } = props;
  const [reason, setReason] = useState<MuteReason>();
  const [until, setUntil] = useState(() => localInput(new Date(Date.now() + DAY_MS)));
  const [text, setText] = useDraft(`${detail.id}/mute`);
  const [checked, setChecked] = useState(false);
  const [isDateWrong, setDateWrong] = useState(false);
  // Whoever silences a cry for help says in words why they are sure.
  const isUrgent = detail.priority === 1;
  const submit = () => {
    const isAllowed = isAhead(until, Date.now());
    setChecked(true);
    setDateWrong(!isAllowed);
    if (!reason || !isAllowed || (isUrgent && !text.trim())) return;
    doing.run({ name: 'mute', body: { reason, until: instantOf(until), text: text.trim() } }, () => {
      setText('');
      setChecked(false);
      onClose();
    });
  };
  return (
    <ActionDialog {...props} name="mute" title={muteTexts.title} submitLabel={muteTexts.do} onSubmit={submit}>
      <Text size="sm">{muteTexts.lead}</Text>
      {detail.status !== 'closed' && <Text size="sm">{muteTexts.closes}</Text>}
      <Text size="sm" fw={700}>
        {muteTexts.careful}
      </Text>
      {isUrgent && (
        <Text size="sm" fw={700} className="mute-urgent">
          {muteTexts.urgent}
        </Text>
      )}
      <Radio.Group
        label={muteTexts.reason}
        value={reason ?? ''}
        onChange={(value) => setReason(REASONS.find((known) => known === value))}
        error={checked && !reason && muteTexts.reasonNeeded}
      >
        <Stack gap={10} my={8}>
          {REASONS.map((known) => (
            <Radio key={known} value={known} label={muteTexts.reasons[known]} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        type="datetime-local"
        label={muteTexts.until}
        value={until}
        error={isDateWrong && muteTexts.dateNeeded}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      <Textarea
        label={isUrgent ? muteTexts.urgentText : muteTexts.text}
        required={isUrgent}
        rows={3}
        value={text}
        error={isUrgent && checked && !text.trim() && muteTexts.textNeeded}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}

function isAhead(until: string, now: number): boolean {
  const at = timeOf(until);
  return at > now && at <= now + LONGEST_MS;
}
