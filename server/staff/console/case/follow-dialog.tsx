import { Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useDraft } from '../shared/drafts';
import { instantOf, localInput, timeOf } from '../shared/time';
import { ActionDialog, type DialogProps } from './action-dialog';
import { followTexts } from './texts';

const DAY_MS = 24 * 3_600_000;

/** Keeps the case while others are waited for; until then the bot answers. */
export function FollowDialog(props: DialogProps) {
  const { detail, doing, onClose } = props;
  const [until, setUntil] = useState(() => localInput(new Date(Date.now() + DAY_MS)));
  const [text, setText] = useDraft(`${detail.id}/follow`);
  const [isPast, setPast] = useState(false);
  const submit = () => {
    const isAhead = timeOf(until) > Date.now();
    setPast(!isAhead);
    if (isAhead)
      doing.run({ name: 'follow', body: { until: instantOf(until), text: text.trim() } }, () => {
        setText('');
        onClose();
      });
  };
  return (
    <ActionDialog {...props} name="follow" title={followTexts.title} submitLabel={followTexts.do} onSubmit={submit}>
      <Text size="sm">{followTexts.lead}</Text>
      <TextInput
        type="datetime-local"
        label={followTexts.until}
        value={until}
        error={isPast && followTexts.dateNeeded}
        onChange={(event) => setUntil(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={followTexts.text}
        rows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
