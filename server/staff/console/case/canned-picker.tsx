import { Group, Modal, NativeSelect, Text, TextInput } from '@mantine/core';
import { type KeyboardEvent, useCallback, useRef, useState } from 'react';
import { useSession } from '../api/context';
import type { CaseDetail } from '../api/types';
import { useDraft } from '../shared/drafts';
import { Failure } from '../shared/failure';
import { dayInWords } from '../shared/time';
import { useLoader } from '../shared/use-loader';
import { texts } from '../texts';
import { aidTexts } from './aid-texts';
import { filled, matching } from './canned-filling';

const REFRESH_MS = 3_600_000;

interface Props {
  detail: CaseDetail;
  onPick: (text: string) => void;
  onClose: () => void;
}

/** Finds a reply by some letters of it and puts it into the field; by keyboard alone: type, arrows, Enter. */
export function CannedPicker({ detail, onPick, onClose }: Props) {
  const { api, me } = useSession();
  const replies = useLoader(
    useCallback((signal) => api.canned(signal), [api]),
    REFRESH_MS,
  );
  const [typed, setTyped] = useState('');
  const [call, setCall] = useDraft(`${detail.id}/call`);
  const list = useRef<HTMLUListElement>(null);
  const filling = { call: call || 'bạn', name: me.name, code: detail.code };
  const isDanger = detail.priority === 1;
  const found = matching(replies.data ?? [], typed, isDanger);
  const onSearchKey = (event: KeyboardEvent) => {
    const first = list.current?.querySelector('button');
    if (event.key === 'ArrowDown') first?.focus();
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) first?.click();
    if (event.key === 'ArrowDown' || event.key === 'Enter') event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={aidTexts.cannedTitle}
      size="lg"
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      <Text size="sm" mb={8}>
        {aidTexts.cannedLead}
      </Text>
      <Group gap={12} align="end" mb={8}>
        <TextInput
          className="canned-search"
          label={aidTexts.search}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onSearchKey}
          autoComplete="off"
          data-autofocus
        />
        <NativeSelect
          label={aidTexts.call}
          value={filling.call}
          onChange={(event) => setCall(event.currentTarget.value)}
          data={aidTexts.calls}
        />
      </Group>
      {replies.failure !== undefined && (
        <Failure error={replies.failure} what={aidTexts.cannedFailed} onRetry={replies.reload} busy={replies.loading} />
      )}
      {replies.data && found.length === 0 && <Text role="status">{aidTexts.none}</Text>}
      <ul className="canned-list" ref={list} onKeyDown={moveByArrows}>
        {found.map(({ id, title, text, discreet, checkedOn }) => (
          <li key={id}>
            <button type="button" className="canned" onClick={() => onPick(filled(text, filling))}>
              <strong>{title}</strong>
              {isDanger && !discreet && <span className="canned-telling">⚠ {aidTexts.telling}</span>}
              <span className="canned-text">{filled(text, filling)}</span>
              <small>{aidTexts.checkedOn(dayInWords(checkedOn))}</small>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** Up and down through the list; out at its upper end into what is before it. */
function moveByArrows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (!step) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const place = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[place + step];
  if (next) next.focus();
  else if (step < 0) event.currentTarget.parentElement?.querySelector('input')?.focus();
}
