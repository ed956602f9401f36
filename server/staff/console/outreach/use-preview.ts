import { useEffect, useState } from 'react';
import { useSession } from '../api/context';
import type { CampaignDraft, ChannelPreview } from '../api/outreach';

/** So long nothing must have been typed. */
const PAUSE_MS = 400;

/** How the channels would show what is being written; undefined while there is nothing, or it cannot be had. */
export function usePreview({ text, article }: Pick<CampaignDraft, 'text' | 'article'>): ChannelPreview[] | undefined {
  const { api } = useSession();
  const [shown, setShown] = useState<ChannelPreview[]>();
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      const asked = { text, ...(article && { article }) };
      setShown(text.trim() ? (await api.previewCampaign(asked, stop.signal)).preview : undefined);
    };
    // Without a preview one can still write; what cannot be sent is refused when it is saved.
    const timer = setTimeout(() => void ask().catch(() => undefined), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [api, text, article]);
  return shown;
}
