import { Autocomplete, NativeSelect, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Consent } from '../api/types';
import { useDraft } from '../shared/drafts';
import { instantOf, localInput } from '../shared/time';
import { actionTexts } from '../texts';
import { ActionDialog, type DialogProps } from './action-dialog';
import { referralTexts } from './texts';
import { useAgencies } from './use-agencies';

/** So few that the list never needs scrolling, which a keyboard could not reach; a few letters narrow it down. */
const AGENCIES_SHOWN = 6;

const CONSENTS: readonly Consent[] = ['given', 'guardian', 'danger', 'unrecorded'];
const ASK_AFTER_MS = 24 * 3_600_000;

/** Lays the case before an agency: on whose word, with which text, and when to ask what became of it. */
export function ReferDialog(props: DialogProps) {
  const { detail, doing, onClose } = props;
  const agencies = useAgencies();
  const [agency, setAgency] = useDraft(`${detail.id}/refer-agency`);
  const [text, setText] = useDraft(`${detail.id}/refer`);
  const [consent, setConsent] = useState<Consent>();
  const [askAt, setAskAt] = useState(() => localInput(new Date(Date.now() + ASK_AFTER_MS)));
  const [checked, setChecked] = useState(false);
  const known = agencies.find(({ name }) => name === agency.trim());
  const done = () => {
    setAgency('');
    setText('');
    setConsent(undefined);
    setChecked(false);
    onClose();
  };
  const submit = () => {
    setChecked(true);
    if (!agency.trim() || !text.trim() || !consent) return;
    const body = {
      agency: known?.id ?? agency.trim(),
      text: text.trim(),
      consent,
      ...(askAt && { askAt: instantOf(askAt) }),
    };
    doing.run({ name: 'refer', body }, done);
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
        data={agencies.map(({ name }) => name)}
        value={agency}
        onChange={setAgency}
        limit={AGENCIES_SHOWN}
        maxDropdownHeight={480}
        error={checked && !agency.trim() && actionTexts.agencyNeeded}
        data-autofocus
      />
      {known && (
        <Text size="sm">
          {known.when}
          {known.contact !== undefined && ` · ${known.contact}`}
        </Text>
      )}
      <NativeSelect
        label={referralTexts.consentLabel}
        value={consent ?? ''}
        onChange={(event) => setConsent(CONSENTS.find((one) => one === event.currentTarget.value))}
        data={[
          { value: '', label: '—' },
          ...CONSENTS.map((value) => ({ value, label: referralTexts.consents[value] })),
        ]}
        error={checked && !consent && actionTexts.pickOne}
      />
      <Textarea
        label={actionTexts.referText}
        rows={5}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={checked && !text.trim() && actionTexts.textNeeded}
      />
      <TextInput
        type="datetime-local"
        label={referralTexts.askAt}
        value={askAt}
        onChange={(event) => setAskAt(event.currentTarget.value)}
      />
    </ActionDialog>
  );
}
