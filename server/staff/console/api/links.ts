import type { Ask } from './call';
import type { CaseSummary, Page } from './types';

/** A case that shares something with another one. */
export interface Link {
  case: CaseSummary;
  reasons: { kind: string; value: string }[];
}

/** Which cases belong together. */
export const linkCalls = (ask: Ask) => ({
  links: async (id: string, signal?: AbortSignal) =>
    (await ask<Page<Link>>({ method: 'GET', path: `/api/cases/${encodeURIComponent(id)}/links`, signal })).items,
});
