import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { CaseSummary } from '../api/types';
import { conductTexts } from '../care/conduct-texts';
import { CoveredText } from '../care/covered-text';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { queueTexts } from '../texts';

/** How a case begins, as far as it was shown; undefined until somebody asks for the whole. */
export function useWholeSummary(item: CaseSummary) {
  const { api } = useSession();
  const [whole, setWhole] = useState<{ of: string; text: string }>();
  const deed = useDeed(
    () => api.wholeSummary(item.id),
    (text) => setWhole({ of: item.summary, text }),
  );
  // When something else has become the beginning, that is not shown unasked.
  return { text: whole?.of === item.summary ? whole.text : undefined, deed };
}

/** The line itself: masked or covered, or whole when it was asked for. */
export function Summary({ item, whole }: { item: CaseSummary; whole: string | undefined }) {
  if (!item.summary) return <em>{queueTexts.noSummary}</em>;
  if (whole === undefined && item.conduct) return <em>{conductTexts.covered[item.conduct]}</em>;
  return <CoveredText locked className="queue-summary" text={(whole ?? item.summary).replaceAll(/\s+/g, ' ')} />;
}

/** Asks for the whole; the server writes down who did. */
export function Unmask({ item, whole }: { item: CaseSummary; whole: ReturnType<typeof useWholeSummary> }) {
  const { deed, text } = whole;
  if ((!item.masked && !item.conduct) || text !== undefined) return null;
  return (
    <div className="queue-unmask">
      <Button
        size="compact-xs"
        variant="subtle"
        loading={deed.busy}
        onClick={deed.run}
        title={conductTexts.unmaskHint}
        aria-label={conductTexts.unmaskOf(item.code)}
      >
        {conductTexts.unmask}
      </Button>
      {deed.failure !== undefined && <Failure error={deed.failure} what={conductTexts.unmaskFailed} />}
    </div>
  );
}
