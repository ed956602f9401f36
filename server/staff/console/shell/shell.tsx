import { useState, useEffect, useCallback } from 'react';
import { CasePage } from '../case/case-page';
import { LiveContext } from '../live/context';
import { LiveFeed } from '../live/live-feed';
import { Queue } from '../queue/queue';
import { useActiveCases } from '../queue/use-active-cases';
import type { Route } from '../shared/route';
import { StaffPage } from '../staff/staff-page';
import { headerTexts } from '../texts';
import { Header } from './header';
import { NothingPicked } from './nothing-picked';
import { UrgentStrip } from './urgent-strip';
import { useAlarm } from './use-alarm';
import { useUnseen } from './use-unseen';

/** All that is seen by whoever is signed in. */
export function Shell({ route }: { route: Route }) {
  const [feed] = useState(() => new LiveFeed('/api/stream'));
  useEffect(() => feed.start(), [feed]);
  return (
    <LiveContext value={feed}>
      <Desk route={route} />
    </LiveContext>
  );
}

function Desk({ route }: { route: Route }) {
  const active = useActiveCases();
  const current = route.at === 'case' ? route.id : undefined;
  const cases = active.data?.items;
  const { alarm, siren, calling } = useAlarm(cases, current);
  const unseen = useUnseen(cases, current);
  const acknowledge = useCallback(() => alarm.acknowledge(calling.map(({ id }) => id)), [alarm, calling]);
  return (
    <div className="shell" data-at={route.at}>
      <SkipLinks withCase={current !== undefined} />
      <Header cases={cases} siren={siren} />
      <UrgentStrip cases={cases ?? []} ringing={calling.length > 0} current={current} onSeen={acknowledge} />
      {route.at === 'staff' ? (
        <StaffPage />
      ) : (
        <div className="desk">
          <Queue active={active} current={current} unseen={unseen} />
          {current === undefined ? <NothingPicked cases={cases ?? []} /> : <CasePage key={current} id={current} />}
        </div>
      )}
    </div>
  );
}

/** For whoever works with the keys: past the header at one stroke. */
function SkipLinks({ withCase }: { withCase: boolean }) {
  const go = (id: string) => document.getElementById(id)?.focus();
  return (
    <div className="skip-links">
      <button type="button" onClick={() => go('queue')}>
        {headerTexts.skipToQueue}
      </button>
      {withCase && (
        <button type="button" onClick={() => go('case')}>
          {headerTexts.skipToCase}
        </button>
      )}
    </div>
  );
}
