import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { CaseDetail } from '../api/types';
import { MuteNote } from '../mute/mute-note';
import { OwnDataNote } from '../own-data/own-data-note';
import { Holder } from '../queue/queue-item';
import { channelLabel } from '../shared/label';
import { Moment, Waiting } from '../shared/moment';
import { PriorityMark } from '../shared/priority-mark';
import { caseTexts, queueTexts } from '../texts';
import { ActionFailure } from './action-failure';
import { Actions } from './actions';
import type { Doing } from './case-action';
import { StepSelect } from './step-select';

/** Which case this is, who has it, and what can be done with it. */
export function CaseHeader({ detail, doing }: { detail: CaseDetail; doing: Doing }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className="case-header" data-priority={detail.priority} data-status={detail.status}>
      <div className="case-title">
        <PriorityMark priority={detail.priority} />
        <Title order={1} size="h3" ref={heading} tabIndex={-1} className="case-code">
          {detail.code}
        </Title>
        <span>{channelLabel(detail.channel)}</span>
        <span>
          {caseTexts.opened} <Moment at={detail.openedAt} />
        </span>
        {detail.status === 'open' && (
          <strong>
            {caseTexts.waiting} <Waiting since={detail.waitingSince} />
          </strong>
        )}
        {detail.overdue && <span className="mark-late">{queueTexts.overdue}</span>}
        <Holder item={detail} />
        {detail.followAt !== undefined && (
          <span>
            {queueTexts.until} <Moment at={detail.followAt} />
          </span>
        )}
        <StepSelect detail={detail} doing={doing} />
      </div>
      <Actions detail={detail} doing={doing} />
      <MuteNote detail={detail} doing={doing} />
      <OwnDataNote detail={detail} />
      {doing.failed && !isElsewhere(doing.failed.action.name) && (
        <ActionFailure failed={doing.failed} doing={doing} detail={detail} />
      )}
    </header>
  );
}

/** These say what went wrong beside their own field. */
const isElsewhere = (name: string): boolean =>
  [
    'messages',
    'notes',
    'refer',
    'follow',
    'close',
    'mute',
    'own-data',
    'transfer',
    'safety',
    'sheet',
    'referrals',
  ].includes(name);
