import { Button, Checkbox, TextInput, Textarea } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { CaseDetail } from '../api/types';
import { caseTexts } from '../texts';
import type { Doing } from './case-action';
import { referralTexts, safetyTexts } from './texts';
import { useTypingSign } from './use-typing-sign';
import { WritingAids } from './writing-aids';

/** The longest message to a person, in UTF-16 units as the server counts. */
const LONGEST = 2000;

interface Props {
  detail: CaseDetail;
  text: string;
  onText: (text: string) => void;
  doing: Doing;
}

/** The message being written. When it may not be safe to send, it takes a reason. */
export function Writing({ detail, text, onText, doing }: Props) {
  const [reason, setReason] = useState('');
  const [isAsking, setAsking] = useState(false);
  const isUnsafe = detail.safety.caution !== undefined;
  const busy = doing.busy === 'messages';
  const over = text.length - LONGEST;
  const ready = text.trim() !== '' && over <= 0 && (!isUnsafe || reason.trim() !== '');
  const sent = () => {
    onText('');
    setReason('');
    setAsking(false);
  };
  const tellTyping = useTypingSign(detail.id);
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (words: string) => {
    onText([text.trimEnd(), words].filter(Boolean).join('\n'));
    // After the dialog has given the focus back.
    setTimeout(() => field.current?.focus(), 50);
  };
  const send = () => {
    const body = {
      text: text.trim(),
      ...(isUnsafe && { override: reason.trim() }),
      ...(isAsking && { asks: 'referral' as const }),
    };
    if (ready && !busy) doing.run({ name: 'messages', body }, sent);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <>
      <Textarea
        id="reply"
        aria-label={caseTexts.compose}
        placeholder={caseTexts.composeHint}
        autosize
        minRows={2}
        maxRows={6}
        value={text}
        readOnly={busy}
        ref={field}
        onChange={(event) => {
          onText(event.currentTarget.value);
          tellTyping();
        }}
        onKeyDown={onKeyDown}
        error={over > 0 && caseTexts.tooLong(over)}
      />
      {isUnsafe && (
        <TextInput
          className="composer-reason"
          label={safetyTexts.reason}
          description={safetyTexts.reasonHint}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      <Checkbox
        size="xs"
        mt={6}
        label={referralTexts.asks}
        checked={isAsking}
        onChange={(event) => setAsking(event.currentTarget.checked)}
      />
      <div className="composer-foot">
        <WritingAids detail={detail} onInsert={insert} />
        <span>{caseTexts.count(text.length, LONGEST)}</span>
        <span className="composer-keys">{caseTexts.sendKeys}</span>
        <Button onClick={send} loading={busy} disabled={!ready} color={isUnsafe ? 'red' : 'blue'}>
          {isUnsafe ? safetyTexts.sendAnyway : caseTexts.send}
        </Button>
      </div>
    </>
  );
}
