import type { Ask } from './call';
import type { Mute } from './types';

/** Somebody whose messages call nobody now, by the case that was the reason. */
export interface MuteItem extends Mute {
  caseId: string;
  code: string;
  channel: string;
}

/** Whose messages call nobody now. */
export const muteCalls = (ask: Ask) => ({
  mutes: async (signal?: AbortSignal) =>
    (await ask<{ items: MuteItem[] }>({ method: 'GET', path: '/api/mutes', signal })).items,
});
