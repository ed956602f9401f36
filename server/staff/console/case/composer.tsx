import { Button, Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useSession } from '../api/context';
import type { Account, CaseDetail } from '../api/types';
import { useDraft } from '../shared/drafts';
import { actionTexts, caseTexts } from '../texts';
import { ActionFailure } from './action-failure';
import type { Doing } from './case-action';

/** The longest message to a person, in UTF-16 units as the server counts. */
const LONGEST = 2000;

/** Writes to the person. Whoever may not write yet is told why; what was typed stays in any case. */
export function Composer({ detail, doing }: { detail: CaseDetail; doing: Doing }) {
  const { me } = useSession();
  const [text, setText] = useDraft(`${detail.id}/message`);
  const why = whyNot(detail, me);
  const failed = doing.failed?.action.name === 'messages' ? doing.failed : undefined;
  return (
    <div className="composer">
      {failed && <ActionFailure failed={failed} doing={doing} detail={detail} />}
      {why === undefined ? (
        <Writing text={text} onText={setText} doing={doing} />
      ) : (
        <NotYet
          why={why}
          draft={text}
          canClaim={detail.status === 'open'}
          doing={doing}
          urgent={detail.priority === 1}
        />
      )}
    </div>
  );
}

function whyNot({ status, owner }: CaseDetail, me: Account): string | undefined {
  if (status === 'closed') return caseTexts.closedNoReply;
  if (status === 'open' || !owner) return caseTexts.claimFirst;
  return owner.id === me.id ? undefined : caseTexts.heldByOther(owner.name);
}

function Writing({ text, onText, doing }: { text: string; onText: (text: string) => void; doing: Doing }) {
  const busy = doing.busy === 'messages';
  const over = text.length - LONGEST;
  const ready = text.trim() !== '' && over <= 0;
  const send = () => {
    if (ready && !busy) doing.run({ name: 'messages', body: { text: text.trim() } }, () => onText(''));
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
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        error={over > 0 && caseTexts.tooLong(over)}
      />
      <div className="composer-foot">
        <span>{caseTexts.count(text.length, LONGEST)}</span>
        <span className="composer-keys">{caseTexts.sendKeys}</span>
        <Button onClick={send} loading={busy} disabled={!ready}>
          {caseTexts.send}
        </Button>
      </div>
    </>
  );
}

interface NotYetProps {
  why: string;
  draft: string;
  canClaim: boolean;
  urgent: boolean;
  doing: Doing;
}

function NotYet({ why, draft, canClaim, urgent, doing }: NotYetProps) {
  return (
    <>
      {draft !== '' && <Textarea label={caseTexts.draftKept} value={draft} readOnly autosize maxRows={4} mb={8} />}
      <div className="composer-why">
        <span>{why}</span>
        {canClaim && (
          <Button
            color={urgent ? 'red' : 'blue'}
            loading={doing.busy === 'claim'}
            onClick={() => doing.run({ name: 'claim', body: {} })}
          >
            {actionTexts.claim}
          </Button>
        )}
      </div>
    </>
  );
}
