import { NativeSelect } from '@mantine/core';
import { useSession } from '../api/context';
import type { CaseDetail } from '../api/types';
import { WORK_STEPS, stepLabels } from '../labels';
import type { Doing } from './case-action';
import { stepTexts } from './texts';

/** How far the work is, by 111's six steps. */
export function StepSelect({ detail, doing }: { detail: CaseDetail; doing: Doing }) {
  const { me } = useSession();
  const isMine = detail.owner?.id === me.id || me.may.includes('supervise');
  const mayChange = isMine && (detail.status === 'claimed' || detail.status === 'following');
  const label = (place: number) => stepTexts.of(place + 1, stepLabels[WORK_STEPS[place] ?? 'receive']);
  if (!mayChange)
    return (
      <span>
        {stepTexts.label} {label(WORK_STEPS.indexOf(detail.step))}
      </span>
    );
  return (
    <NativeSelect
      size="xs"
      aria-label={stepTexts.label}
      value={detail.step}
      disabled={doing.busy === 'step'}
      onChange={(event) => {
        const step = WORK_STEPS.find((one) => one === event.currentTarget.value);
        if (step) doing.run({ name: 'step', body: { step } });
      }}
      data={WORK_STEPS.map((value, place) => ({ value, label: label(place) }))}
    />
  );
}
