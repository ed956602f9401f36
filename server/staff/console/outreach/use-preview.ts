import { useEffect, useState } from 'react';
import { useSession } from '../api/context';
import type { CampaignPreview } from '../api/outreach';
import { type FormDraft, sightOf } from './draft';

/** So long nothing must have been typed. */
const PAUSE_MS = 400;

/** How the channels would show what is being written, and where it leads people; undefined while there is nothing, or it cannot be had. */
export function usePreview(draft: FormDraft): CampaignPreview | undefined {
  const { api } = useSession();
  const [shown, setShown] = useState<CampaignPreview>();
  // By its words: what else is written, and the same written again, asks for nothing.
  const seen = JSON.stringify(sightOf(draft));
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      const sight = JSON.parse(seen) as ReturnType<typeof sightOf>;
      setShown(sight.text.trim() ? await api.previewCampaign(sight, stop.signal) : undefined);
    };
    // Without a preview one can still write; what cannot be sent is refused when it is saved.
    const timer = setTimeout(() => void ask().catch(() => undefined), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [api, seen]);
  return shown;
}
