import type { Ask } from './call';
import type { Page } from './types';

/** A channel as administrators see it: what is wrong with it, and until when its grant holds where it needs one. */
export interface ChannelHealth {
  name: string;
  findings: { code: string; since: string }[];
  consent?: { endsAt?: string };
}

/** The state of the channels. */
export const channelCalls = (ask: Ask) => ({
  channels: async (signal?: AbortSignal) =>
    (await ask<Page<ChannelHealth>>({ method: 'GET', path: '/api/channels', signal })).items,
  checkChannels: async () =>
    (await ask<Page<ChannelHealth>>({ method: 'POST', path: '/api/channels/check', body: {} })).items,
  beginConsent: (name: string) =>
    ask<{ url: string }>({ method: 'POST', path: `/api/channels/${encodeURIComponent(name)}/consent`, body: {} }),
});
