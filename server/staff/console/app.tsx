import { useMemo } from 'react';
import { PrintPage } from './case/print-page';
import { SessionGate } from './session/session-gate';
import { SetPassword } from './session/set-password';
import { SetUp } from './session/set-up';
import { Shell } from './shell/shell';
import { parseRoute, useHash } from './shared/route';

/** The console: set-up by a one-time link, or the work behind the sign-in. */
export function App() {
  const hash = useHash();
  const route = useMemo(() => parseRoute(hash), [hash]);
  if (route.at === 'setup') return <SetUp token={route.token} />;
  if (route.at === 'password') return <SetPassword token={route.token} />;
  return <SessionGate>{route.at === 'print' ? <PrintPage id={route.id} /> : <Shell route={route} />}</SessionGate>;
}
