import { Button, Textarea } from '@mantine/core';
import { useSession } from '../api/context';
import type { Account } from '../api/staff';
import type { CaseDetail } from '../api/types';
import { useDraft } from '../shared/drafts';
import { actionTexts, caseTexts } from '../texts';
import { ActionFailure } from './action-failure';
import type { Doing } from './case-action';
import { Writing } from './writing';

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
        <Writing detail={detail} text={text} onText={setText} doing={doing} />
      ) : (
        <NotYet
          why={why}
          draft={text}
          canClaim={detail.status === 'open' || detail.status === 'following'}
          doing={doing}
          urgent={detail.priority === 1}
        />
      )}
    </div>
  );
}

function whyNot({ status, owner }: CaseDetail, me: Account): string | undefined {
  if (status === 'closed') return caseTexts.closedNoReply;
  if (status === 'following') return caseTexts.followingNoReply;
  if (status === 'open' || !owner) return caseTexts.claimFirst;
  return owner.id === me.id ? undefined : caseTexts.heldByOther(owner.name);
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
