import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { OwnDataDeed, OwnDataWish } from '../api/types';
import { ActionDialog, type DialogProps } from '../case/action-dialog';
import { useDraft } from '../shared/drafts';
import { isPending } from './pending';
import { ownDataTexts } from './texts';

const WISHES: readonly OwnDataWish[] = ['see', 'correct', 'erase'];
const DEEDS: Readonly<Record<OwnDataWish, readonly OwnDataDeed[]>> = {
  see: ['note', 'done', 'refuse'],
  correct: ['note', 'done', 'refuse'],
  erase: ['note', 'erase', 'refuse'],
};

/** Notes and answers what the person wants with their data; erasing is only proposed here. */
export function OwnDataDialog(props: DialogProps) {
  const { detail, doing, onClose } = props;
  const [wish, setWish] = useState<OwnDataWish>('erase');
  const [deed, setDeed] = useState<OwnDataDeed>();
  const [text, setText] = useDraft(`${detail.id}/own-data`);
  const [checked, setChecked] = useState(false);
  // What nobody has asked for can only be noted; then it is answered.
  const isAsked = detail.ownData.some((request) => request.wish === wish && isPending(request));
  const deeds = isAsked ? DEEDS[wish] : DEEDS[wish].filter((known) => known === 'note');
  const isTextNeeded = deed === 'erase' || deed === 'refuse';
  const submit = () => {
    setChecked(true);
    if (!deed || (isTextNeeded && !text.trim())) return;
    doing.run({ name: 'own-data', body: { wish, deed, text: text.trim() } }, () => {
      setText('');
      setChecked(false);
      onClose();
    });
  };
  return (
    <ActionDialog {...props} name="own-data" title={ownDataTexts.title} submitLabel={ownDataTexts.do} onSubmit={submit}>
      <Text size="sm">{ownDataTexts.lead}</Text>
      <Text size="sm" fw={700}>
        {ownDataTexts.careful}
      </Text>
      <Radio.Group
        label={ownDataTexts.wish}
        value={wish}
        onChange={(value) => {
          setWish(WISHES.find((known) => known === value) ?? wish);
          setDeed(undefined);
        }}
      >
        <Stack gap={10} my={8}>
          {WISHES.map((known) => (
            <Radio key={known} value={known} label={ownDataTexts.wishes[known]} />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={ownDataTexts.deed}
        value={deed ?? ''}
        onChange={(value) => setDeed(deeds.find((known) => known === value))}
        error={checked && !deed && ownDataTexts.choose}
      >
        <Stack gap={10} my={8}>
          {deeds.map((known) => (
            <Radio key={known} value={known} label={ownDataTexts.deeds[known]} />
          ))}
        </Stack>
      </Radio.Group>
      {deed === 'erase' && <Text size="sm">{ownDataTexts.erasing}</Text>}
      <Textarea
        label={deed === 'refuse' ? ownDataTexts.why : deed === 'erase' ? ownDataTexts.sure : ownDataTexts.text}
        required={isTextNeeded}
        rows={3}
        value={text}
        error={isTextNeeded && checked && !text.trim() && ownDataTexts.textNeeded}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
