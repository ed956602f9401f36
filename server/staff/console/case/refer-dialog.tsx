import { Autocomplete, Textarea } from '@mantine/core';
import { useState } from 'react';
import { agencies } from '../labels';
import { useDraft } from '../shared/drafts';
import { actionTexts } from '../texts';
import { ActionDialog, type DialogProps } from './action-dialog';

/** Writes down that the case was passed on to another agency. */
export function ReferDialog(props: DialogProps) {
  const { detail, doing, onClose } = props;
  const [agency, setAgency] = useDraft(`${detail.id}/refer-agency`);
  const [text, setText] = useDraft(`${detail.id}/refer`);
  const [checked, setChecked] = useState(false);
  const done = () => {
    setAgency('');
    setText('');
    setChecked(false);
    onClose();
  };
  const submit = () => {
    setChecked(true);
    if (agency.trim() && text.trim())
      doing.run({ name: 'refer', body: { agency: agency.trim(), text: text.trim() } }, done);
  };
  return (
    <ActionDialog
      {...props}
      name="refer"
      title={actionTexts.referTitle}
      submitLabel={actionTexts.referDo}
      onSubmit={submit}
    >
      <Autocomplete
        label={actionTexts.referAgency}
        placeholder={actionTexts.referAgencyHint}
        data={[...agencies]}
        value={agency}
        onChange={setAgency}
        error={checked && !agency.trim() && actionTexts.agencyNeeded}
        data-autofocus
      />
      <Textarea
        label={actionTexts.referText}
        rows={5}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={checked && !text.trim() && actionTexts.textNeeded}
      />
    </ActionDialog>
  );
}
