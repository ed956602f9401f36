import type { Ask } from './call';
import type { CaseStatus, CaseSummary, Page, Priority } from './types';

/** A case that shares something with another one. */
export interface Link {
  case: CaseSummary;
  reasons: { kind: string; value: string }[];
}

/** Cases that share something with others, and what: of a mark only its kind is known. */
export interface Rings {
  nodes: { id: string; code: string; priority: Priority; status: CaseStatus; openedAt: string }[];
  marks: { id: string; kind: string; cases: string[] }[];
}

/** Which cases belong together. */
export const linkCalls = (ask: Ask) => ({
  rings: (signal?: AbortSignal) => ask<Rings>({ method: 'GET', path: '/api/links', signal }),
  links: async (id: string, signal?: AbortSignal) =>
    (await ask<Page<Link>>({ method: 'GET', path: `/api/cases/${encodeURIComponent(id)}/links`, signal })).items,
});
