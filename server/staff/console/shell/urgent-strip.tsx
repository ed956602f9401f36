import { Button } from '@mantine/core';
import type { CaseSummary } from '../api/types';
import { Waiting } from '../shared/moment';
import { caseLink } from '../shared/route';
import { alarmTexts } from '../texts';

interface Props {
  urgent: readonly CaseSummary[];
  /** Is the bell still calling for one of them? */
  ringing: boolean;
  current: string | undefined;
  onSeen: () => void;
}

/** Emergencies that nobody has taken: on every screen, whatever the filters say. */
export function UrgentStrip({ urgent, ringing, current, onSeen }: Props) {
  const next = urgent.find(({ id }) => id !== current) ?? urgent[0];
  return (
    <div role="alert" className="urgent-region">
      {next && urgent[0] && (
        <div className="urgent-strip">
          <strong>▲ {alarmTexts.banner(urgent.length)}</strong>
          <span aria-hidden="true">
            {alarmTexts.waiting} <Waiting since={urgent[0].waitingSince} />
          </span>
          <span className="urgent-buttons">
            {ringing && (
              <Button size="compact-sm" variant="white" color="dark" onClick={onSeen}>
                {alarmTexts.seen}
              </Button>
            )}
            {next.id !== current && (
              <Button size="compact-sm" variant="white" color="red" component="a" href={caseLink(next.id)}>
                {alarmTexts.open(next.code)}
              </Button>
            )}
          </span>
        </div>
      )}
    </div>
  );
}
