import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseDetail, Safety } from '../api/types';
import { Moment } from '../shared/moment';
import { waited } from '../shared/time';
import { useNow } from '../shared/use-now';
import type { Doing } from './case-action';
import { SafetyDialog } from './safety-dialog';
import { safetyTexts } from './texts';

/** Whether the person may be written to now, for how long, or why not: always in sight of whoever writes. */
export function SafetyBar({ detail, doing }: { detail: CaseDetail; doing: Doing }) {
  const [opened, setOpened] = useState(false);
  const { safety } = detail;
  const close = () => {
    setOpened(false);
    doing.dismiss();
  };
  return (
    <div className="safety" data-state={safety.state} data-caution={safety.caution} role="status">
      <span>
        {safetyTexts.title}: <strong>{safetyTexts.states[safety.state]}</strong>
        {safety.hours && ` (${safetyTexts.hours(safety.hours)})`}
        {safety.codeWord !== undefined && ` · ${safetyTexts.codeWord(safety.codeWord)}`}
        <Until safety={safety} />{' '}
        {detail.status !== 'closed' && (
          <Button size="compact-xs" variant="default" onClick={() => setOpened(true)}>
            {safetyTexts.change}
          </Button>
        )}
      </span>
      {safety.caution && (
        <p className="safety-caution">
          ⚠ {safetyTexts.cautions[safety.caution]}
          {safety.since !== undefined && (
            <>
              {' '}
              ({safetyTexts.since} <Moment at={safety.since} />)
            </>
          )}
        </p>
      )}
      <SafetyDialog opened={opened} detail={detail} doing={doing} onClose={close} />
    </div>
  );
}

/** The countdown of the silence rule. */
function Until({ safety: { until, caution } }: { safety: Safety }) {
  const now = useNow(1000);
  if (until === undefined || caution) return null;
  return (
    <span className="safety-left" title={safetyTexts.leftHint}>
      {' · '}
      {safetyTexts.left} <span className="ticking">{waited(new Date(now), Date.parse(until))}</span>
    </span>
  );
}
