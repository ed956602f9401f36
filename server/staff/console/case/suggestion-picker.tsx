import { Button, Loader, Modal, Text } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { SafeText } from '../shared/safe-text-view';
import { useLoader } from '../shared/use-loader';
import { texts } from '../texts';
import { aidTexts } from './aid-texts';

const REFRESH_MS = 3_600_000;

interface Props {
  caseId: string;
  onPick: (text: string) => void;
  onClose: () => void;
}

/** Articles for what the person asked last, as the bot would find them. */
export function SuggestionPicker({ caseId, onPick, onClose }: Props) {
  const { api } = useSession();
  const found = useLoader(
    useCallback((signal) => api.suggestions(caseId, signal), [api, caseId]),
    REFRESH_MS,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={aidTexts.suggestionsTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      {found.failure !== undefined && (
        <Failure error={found.failure} what={aidTexts.suggestionsFailed} onRetry={found.reload} busy={found.loading} />
      )}
      {!found.data && found.failure === undefined && <Loader aria-label={texts.loading} />}
      {found.data?.length === 0 && <Text role="status">{aidTexts.noSuggestions}</Text>}
      <ul className="canned-list">
        {found.data?.map(({ id, title, text, question }) => (
          <li key={id} className="suggestion">
            <strong>{title}</strong>
            <small>
              {aidTexts.asked}: <SafeText text={question} />
            </small>
            <span className="canned-text">{text}</span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={aidTexts.insertOf(title)}
              onClick={() => onPick(text)}
            >
              {aidTexts.insert}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
