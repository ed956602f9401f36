import type { Ask } from './call';
import type { Page } from './types';

/** A reply to take: with the places `{goi}`, `{Goi}`, `{ten}`, `{ma}`. */
export interface CannedReply {
  id: string;
  group: string;
  title: string;
  text: string;
  /** Whether it may stand on a phone that somebody else looks at. */
  discreet: boolean;
  checkedOn: string;
}

/** An article that may answer what the person asked. */
export interface Suggestion {
  id: string;
  title: string;
  text: string;
  question: string;
}

/** What helps to write an answer. */
export const aidCalls = (ask: Ask) => ({
  canned: async (signal?: AbortSignal) =>
    (await ask<Page<CannedReply>>({ method: 'GET', path: '/api/canned', signal })).items,
  suggestions: async (caseId: string, signal?: AbortSignal) =>
    (
      await ask<Page<Suggestion>>({
        method: 'GET',
        path: `/api/cases/${encodeURIComponent(caseId)}/suggestions`,
        signal,
      })
    ).items,
  typing: (caseId: string) =>
    ask<undefined>({ method: 'POST', path: `/api/cases/${encodeURIComponent(caseId)}/typing`, body: {} }),
});

/** Where the handover sheet is fetched as a PDF. */
export const sheetFile = (caseId: string) => `/api/cases/${encodeURIComponent(caseId)}/sheet.pdf`;
