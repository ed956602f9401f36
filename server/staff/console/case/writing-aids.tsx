import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useState } from 'react';
import type { CaseDetail } from '../api/types';
import { aidTexts } from './aid-texts';
import { CannedPicker } from './canned-picker';
import { SuggestionPicker } from './suggestion-picker';

interface Props {
  detail: CaseDetail;
  /** Takes words into the field; they are not sent. */
  onInsert: (text: string) => void;
}

/** Words to take: replies that were checked, and articles for what was asked. */
export function WritingAids({ detail, onInsert }: Props) {
  const [opened, setOpened] = useState<'canned' | 'suggestions'>();
  const close = () => setOpened(undefined);
  const insert = (text: string) => {
    close();
    onInsert(text);
  };
  // The field that is being written in must not keep the keys from this.
  useHotkeys([['alt+M', () => setOpened('canned')]], []);
  return (
    <span className="writing-aids">
      <Button size="compact-sm" variant="default" title={aidTexts.cannedKeys} onClick={() => setOpened('canned')}>
        {aidTexts.canned}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setOpened('suggestions')}>
        {aidTexts.suggestions}
      </Button>
      {opened === 'canned' && <CannedPicker detail={detail} onPick={insert} onClose={close} />}
      {opened === 'suggestions' && <SuggestionPicker caseId={detail.id} onPick={insert} onClose={close} />}
    </span>
  );
}
