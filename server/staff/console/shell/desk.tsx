import { useCallback } from 'react';
import { CareStrip } from '../care/care-strip';
import { CasePage } from '../case/case-page';
import { useAttendance } from '../duty/use-attendance';
import { Presence } from '../duty/presence';
import { useConnection } from '../live/context';
import { Queue } from '../queue/queue';
import type { Route } from '../shared/route';
import { headerTexts } from '../texts';
import { Counts } from './counts';
import { Header } from './header';
import { InterimNote } from './interim-note';
import { NothingPicked } from './nothing-picked';
import { Screen } from './screen';
import { SoundButton } from './sound-button';
import { UrgentStrip } from './urgent-strip';
import { useAlarm } from './use-alarm';
import { useUnseen } from './use-unseen';
import { useWatchedCases } from './use-watched-cases';

/** The work place of whoever handles cases: the queue and a case, or another page, under one bell. */
export function Desk({ route }: { route: Route }) {
  const watched = useWatchedCases();
  const attendance = useAttendance();
  const current = route.at === 'case' ? route.id : undefined;
  const { alarm, siren, calling } = useAlarm({ urgent: watched?.urgent, current, state: attendance.state });
  const unseen = useUnseen(watched?.mine, current);
  const acknowledge = useCallback(() => alarm.acknowledge(calling.map(({ id }) => id)), [alarm, calling]);
  const isAtQueue = route.at === 'queue' || route.at === 'case';
  return (
    <div className="shell" data-at={route.at}>
      <SkipLinks at={route.at} />
      <Header at={route.at}>
        <Counts counts={watched?.counts} />
        <ConnectionMark />
        <Presence attendance={attendance} />
        <SoundButton siren={siren} />
      </Header>
      <UrgentStrip urgent={watched?.urgent ?? []} ringing={calling.length > 0} current={current} onSeen={acknowledge} />
      <InterimNote />
      <CareStrip attendance={attendance} />
      {isAtQueue ? (
        <div className="desk">
          <Queue current={current} unseen={unseen} />
          {current === undefined ? (
            <NothingPicked mine={watched?.mine ?? []} />
          ) : (
            <CasePage key={current} id={current} />
          )}
        </div>
      ) : (
        <Screen route={route} />
      )}
    </div>
  );
}

function ConnectionMark() {
  const connection = useConnection();
  return (
    <span className="connection" role="status" data-connection={connection}>
      <span aria-hidden="true">{connection === 'live' ? '●' : '○'}</span>{' '}
      <span className="connection-words">{headerTexts[connection]}</span>
    </span>
  );
}

/** For whoever works with the keys: past the header at one stroke. */
function SkipLinks({ at }: { at: Route['at'] }) {
  const go = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus();
  return (
    <div className="skip-links">
      {(at === 'queue' || at === 'case') && (
        <button type="button" onClick={() => go('#queue')}>
          {headerTexts.skipToQueue}
        </button>
      )}
      <button type="button" onClick={() => go('main')}>
        {at === 'case' ? headerTexts.skipToCase : headerTexts.skipToMain}
      </button>
    </div>
  );
}
