import type { Ask } from './call';
import type { OwnDataRequest } from './types';

/** A wish that waits, and of which case it is. */
export interface OwnDataItem extends OwnDataRequest {
  caseId: string;
  code: string;
}

/** What people want with their data and wait for. */
export const ownDataCalls = (ask: Ask) => ({
  ownData: async (signal?: AbortSignal) =>
    (await ask<{ items: OwnDataItem[] }>({ method: 'GET', path: '/api/own-data', signal })).items,
});
