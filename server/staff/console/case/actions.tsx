import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { Account, CaseDetail } from '../api/types';
import { actionTexts } from '../texts';
import type { Doing } from './case-action';
import { CloseDialog } from './close-dialog';
import { ReferDialog } from './refer-dialog';
import { TransferDialog } from './transfer-dialog';

type ButtonName = 'claim' | 'release' | 'transfer' | 'refer' | 'close' | 'reopen';
type Dialog = 'transfer' | 'refer' | 'close';

/** What this person may do with the case now. The server has the last word. */
export function allowed({ status, owner }: CaseDetail, me: Account): readonly ButtonName[] {
  if (status === 'closed') return ['reopen'];
  if (status === 'open') return ['claim'];
  if (owner?.id === me.id) return ['refer', 'transfer', 'release', 'close'];
  return me.role === 'counsellor' ? [] : ['transfer'];
}

/** The buttons of a case and their dialogs. */
export function Actions({ detail, doing }: { detail: CaseDetail; doing: Doing }) {
  const { me } = useSession();
  const [dialog, setDialog] = useState<Dialog>();
  const closeDialog = () => {
    setDialog(undefined);
    doing.dismiss();
  };
  const press = (name: ButtonName) => {
    doing.dismiss();
    if (name === 'claim' || name === 'release' || name === 'reopen') doing.run({ name, body: {} });
    else setDialog(name);
  };
  const shared = { detail, doing, onClose: closeDialog };
  return (
    <div className="actions" role="group" aria-label={actionTexts.group}>
      {allowed(detail, me).map((name) => (
        <Button
          key={name}
          size="sm"
          variant={name === 'claim' ? 'filled' : 'default'}
          color={detail.priority === 1 ? 'red' : 'blue'}
          loading={doing.busy === name && dialog === undefined}
          disabled={doing.busy !== undefined && doing.busy !== name}
          onClick={() => press(name)}
        >
          {actionTexts[name]}
        </Button>
      ))}
      <TransferDialog opened={dialog === 'transfer'} {...shared} />
      <ReferDialog opened={dialog === 'refer'} {...shared} />
      <CloseDialog opened={dialog === 'close'} {...shared} />
    </div>
  );
}
