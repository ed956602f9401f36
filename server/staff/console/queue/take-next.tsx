import { Alert, Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { CallFailed } from '../api/call';
import { useSession } from '../api/context';
import { Failure, explain } from '../shared/failure';
import { caseLink } from '../shared/route';
import { useDeed } from '../shared/use-deed';
import { uuid } from '../shared/uuid';
import { queueTexts } from '../texts';

/** The reasons for which there is simply nothing to take: no failure. */
const CALM: readonly unknown[] = ['full', 'nothing-next'];

/** "Nhận ca tiếp theo": by the button or Alt+N. Nobody needs to choose. */
export function TakeNext() {
  const { api } = useSession();
  // A try whose answer was lost is repeated under its key, so that it takes no second case.
  const key = useRef<string>(undefined);
  const deed = useDeed(
    () => api.takeNext((key.current ??= uuid())),
    ({ id }) => {
      key.current = undefined;
      window.location.hash = caseLink(id);
    },
  );
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.code !== 'KeyN' || event.repeat) return;
    event.preventDefault();
    deed.run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <>
      <Button fullWidth size="md" loading={deed.busy} onClick={deed.run} aria-keyshortcuts="Alt+N">
        {queueTexts.takeNext}
        <kbd className="keys">Alt N</kbd>
      </Button>
      {deed.failure !== undefined && <NotTaken error={deed.failure} onRetry={deed.run} busy={deed.busy} />}
    </>
  );
}

function NotTaken({ error, onRetry, busy }: { error: unknown; onRetry: () => void; busy: boolean }) {
  const isCalm = error instanceof CallFailed && CALM.includes(error.refusal.reason);
  if (isCalm) return <Alert role="status" color="blue" p={8} title={explain(error).detail} />;
  return <Failure error={error} what={queueTexts.takeNextFailed} onRetry={onRetry} busy={busy} />;
}
