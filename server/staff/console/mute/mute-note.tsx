import { Button } from '@mantine/core';
import type { CaseDetail } from '../api/types';
import type { Doing } from '../case/case-action';
import { Moment } from '../shared/moment';
import { muteTexts } from './texts';

/** Says that the person of this case is muted, by whom and why, and lets it be ended. */
export function MuteNote({ detail, doing }: { detail: CaseDetail; doing: Doing }) {
  const { mute } = detail;
  if (!mute) return null;
  return (
    <p className="case-outcome">
      {muteTexts.note(muteTexts.reasons[mute.reason], mute.by)} {muteTexts.ends} <Moment at={mute.until} />{' '}
      <Button
        size="compact-sm"
        variant="default"
        loading={doing.busy === 'unmute'}
        onClick={() => doing.run({ name: 'unmute', body: {} })}
      >
        {muteTexts.end}
      </Button>
    </p>
  );
}
