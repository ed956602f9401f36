import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Care } from '../api/care';
import { useSession } from '../api/context';
import type { AttendanceState } from '../duty/use-attendance';
import { explain } from '../shared/failure';
import { notify } from '../shared/notify';
import { useNow } from '../shared/use-now';
import { useCare } from './context';
import { careTexts } from './texts';

const MINUTE_MS = 60_000;
const LATER_MS = 15 * MINUTE_MS;

/** A quiet strip, no alarm: after long work, or after a hard case, it proposes a rest. */
export function CareStrip({ attendance }: { attendance: AttendanceState }) {
  const { api } = useSession();
  const { care, isAfterHardCase, dismiss, reload } = useCare();
  const [quietUntil, setQuietUntil] = useState(0);
  const now = useNow(MINUTE_MS / 2);
  const isDue = attendance.state === 'available' && now >= quietUntil && isBreakDue(care, now);
  if (!care || (!isAfterHardCase && !isDue)) return null;
  const { load } = care;
  const later = () => {
    dismiss();
    setQuietUntil(Date.now() + LATER_MS);
  };
  const rest = () => {
    api.setPresence('break').then(
      () => {
        later();
        attendance.reload();
        reload();
      },
      (error: unknown) => notify({ color: 'red', title: careTexts.restFailed, message: explain(error).reason }),
    );
  };
  return (
    <div className="care-strip" role="status">
      <span>
        {isAfterHardCase
          ? careTexts.hardCase
          : careTexts.breakDue(minutesOf(load.workingSince, now), load.cases, load.urgent)}
      </span>
      <Button size="compact-sm" variant="default" onClick={rest}>
        {careTexts.rest}
      </Button>
      <Button size="compact-sm" variant="default" onClick={later}>
        {isAfterHardCase ? careTexts.fine : careTexts.later}
      </Button>
    </div>
  );
}

function isBreakDue(care: Care | undefined, now: number): boolean {
  const after = care?.settings.breakAfter;
  return care !== undefined && after !== null && after !== undefined && minutesOf(care.load.workingSince, now) >= after;
}

const minutesOf = (since: string, now: number) => Math.max(0, Math.floor((now - Date.parse(since)) / MINUTE_MS));
