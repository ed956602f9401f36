import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useSession } from '../api/context';
import type { CaseDetail, OwnDataRequest } from '../api/types';
import { ConfirmGate, useConfirmed } from '../session/confirm-gate';
import { Failure } from '../shared/failure';
import { Moment } from '../shared/moment';
import { notify } from '../shared/notify';
import { useDeed } from '../shared/use-deed';
import { uuid } from '../shared/uuid';
import { isPending } from './pending';
import { ownDataTexts } from './texts';

/** What the person of this case wants with their data, until when it must be answered, and the second person's button. */
export function OwnDataNote({ detail }: { detail: CaseDetail }) {
  if (!detail.ownData.length) return null;
  return (
    <ConfirmGate>
      {detail.ownData.map((request) => (
        <Wish key={request.id + request.wish} request={request} detail={detail} />
      ))}
    </ConfirmGate>
  );
}

function Wish({ request, detail }: { request: OwnDataRequest; detail: CaseDetail }) {
  const { me } = useSession();
  const { wish, state, by, dueAt } = request;
  const mayConfirm = state === 'to-confirm' && detail.status === 'closed' && me.may.includes('supervise');
  return (
    <p className="case-outcome">
      {ownDataTexts.wishes[wish]}: {ownDataTexts.states[state]}
      {by !== undefined && ` (${by})`}
      {isPending(request) && (
        <>
          , {ownDataTexts.due} <Moment at={dueAt} />
        </>
      )}{' '}
      {mayConfirm && <ConfirmErasing detail={detail} />}
    </p>
  );
}

function ConfirmErasing({ detail: { id, code } }: { detail: CaseDetail }) {
  const { api } = useSession();
  const confirmed = useConfirmed();
  // A try whose answer was lost is repeated under its key.
  const key = useRef<string>(undefined);
  const deed = useDeed(
    () => confirmed(() => api.act(id, { name: 'own-data/confirm', body: {} }, (key.current ??= uuid()))),
    () => notify({ message: ownDataTexts.confirmed(code), color: 'green' }),
  );
  const ask = () => {
    if (window.confirm(ownDataTexts.confirmSure(code))) deed.run();
  };
  return (
    <>
      <Button size="compact-sm" color="red" loading={deed.busy} onClick={ask} aria-label={ownDataTexts.confirmOf(code)}>
        {ownDataTexts.confirm}
      </Button>
      {deed.failure !== undefined && <Failure error={deed.failure} what={ownDataTexts.confirmFailed} />}
    </>
  );
}
