import { useEffect, useState } from 'react';
import { useSession } from '../api/context';
import { AwaitingPage } from '../attention/awaiting-page';
import { CareProvider } from '../care/care-provider';
import { LiveContext } from '../live/context';
import { LiveFeed } from '../live/live-feed';
import type { Route } from '../shared/route';
import { headerTexts } from '../texts';
import { Desk } from './desk';
import { Header } from './header';
import { Screen } from './screen';

/** All that is seen by whoever is signed in: the desk for those who handle cases, their own pages for the others. */
export function Shell({ route }: { route: Route }) {
  const { me } = useSession();
  if (me.awaiting) return <AwaitingPage />;
  return me.may.includes('cases') ? <Live route={route} /> : <Office route={route} />;
}

function Live({ route }: { route: Route }) {
  const { api } = useSession();
  // Any call finds out that the session is over, and the gate shuts: what stands on the screen may be nobody's there any more.
  const [feed] = useState(() => new LiveFeed('/api/stream', () => void api.sessions().catch(() => undefined)));
  useEffect(() => feed.start(), [feed]);
  return (
    <LiveContext value={feed}>
      <CareProvider>
        <Desk route={route} />
      </CareProvider>
    </LiveContext>
  );
}

function Office({ route }: { route: Route }) {
  return (
    <div className="shell" data-at={route.at}>
      <SkipLink />
      <Header at={route.at} />
      <Screen route={route} />
    </div>
  );
}

function SkipLink() {
  return (
    <div className="skip-links">
      <button type="button" onClick={() => document.querySelector<HTMLElement>('main')?.focus()}>
        {headerTexts.skipToMain}
      </button>
    </div>
  );
}
