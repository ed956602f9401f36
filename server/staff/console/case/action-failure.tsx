import { Alert, Text } from '@mantine/core';
import { useSession } from '../api/context';
import type { CaseDetail } from '../api/types';
import { explain, Failure } from '../shared/failure';
import { showHidden } from '../shared/safe-text';
import { actionTexts, texts } from '../texts';
import { type Doing, isConflict } from './case-action';

interface Props {
  failed: NonNullable<Doing['failed']>;
  doing: Doing;
  detail: CaseDetail;
}

/** Why a deed failed; when somebody else was quicker, who. */
export function ActionFailure({ failed: { action, error }, doing, detail }: Props) {
  if (!isConflict(error)) {
    return (
      <Failure
        error={error}
        what={actionTexts.failed[action.name]}
        onRetry={doing.retry}
        busy={doing.busy !== undefined}
      />
    );
  }
  return <Quicker error={error} detail={detail} what={actionTexts.failed[action.name]} onClose={doing.dismiss} />;
}

function Quicker({
  error,
  detail,
  what,
  onClose,
}: {
  error: unknown;
  detail: CaseDetail;
  what: string;
  onClose: () => void;
}) {
  const { me } = useSession();
  const { detail: words } = explain(error);
  return (
    <Alert
      color="orange"
      role="alert"
      className="failure"
      title={`${actionTexts.quicker}. ${what}`}
      withCloseButton
      closeButtonLabel={texts.close}
      onClose={onClose}
    >
      <Text size="sm">{holderNow(detail, me.id)}</Text>
      {words && <Text size="sm">{showHidden(words)}</Text>}
    </Alert>
  );
}

function holderNow({ status, owner }: CaseDetail, me: string): string {
  if (status === 'closed') return actionTexts.quickerClosed;
  if (status === 'open' || !owner) return actionTexts.quickerOpen;
  return owner.id === me ? actionTexts.quickerMine : actionTexts.quickerHeld(owner.name);
}
