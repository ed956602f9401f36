import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { Me } from '../api/staff';
import type { CaseDetail } from '../api/types';
import { MuteDialog } from '../mute/mute-dialog';
import { OwnDataDialog } from '../own-data/own-data-dialog';
import { actionTexts } from '../texts';
import { actsAsOwner } from './acts-as-owner';
import type { Doing } from './case-action';
import { CloseDialog } from './close-dialog';
import { FollowDialog } from './follow-dialog';
import { ReferDialog } from './refer-dialog';
import { TransferDialog } from './transfer-dialog';

type ButtonName = 'claim' | 'release' | 'transfer' | 'refer' | 'follow' | 'close' | 'mute' | 'own-data' | 'reopen';
type Dialog = 'transfer' | 'refer' | 'follow' | 'close' | 'mute' | 'own-data';

/** What this person may do with the case now. The server has the last word. */
function allowed(detail: CaseDetail, me: Me): readonly ButtonName[] {
  const isOwner = actsAsOwner(detail, me);
  switch (detail.status) {
    case 'closed':
      return isOwner && !detail.mute ? ['reopen', 'mute', 'own-data'] : ['reopen', 'own-data'];
    case 'open':
      return ['claim', 'refer', 'transfer', 'own-data'];
    case 'following':
      return isOwner ? ['claim', 'refer', 'transfer', 'close', 'own-data'] : ['claim', 'own-data'];
    case 'claimed':
      return isOwner ? ['refer', 'follow', 'transfer', 'release', 'close', 'mute', 'own-data'] : ['own-data'];
  }
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
          size="compact-md"
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
      <FollowDialog opened={dialog === 'follow'} {...shared} />
      <CloseDialog opened={dialog === 'close'} {...shared} />
      <MuteDialog opened={dialog === 'mute'} {...shared} />
      <OwnDataDialog opened={dialog === 'own-data'} {...shared} />
    </div>
  );
}
