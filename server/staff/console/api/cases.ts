import type { Ask } from './call';
import { search } from './search';
import type { CaseAction, CaseDetail, CaseQuery, QueuePage } from './types';

const casePath = (id: string) => `/api/cases/${encodeURIComponent(id)}`;
const actionPath = (action: CaseAction) =>
  'part' in action ? `${action.name}/${encodeURIComponent(action.part)}` : action.name;

/** As in an address: texts, and nothing for what was left out. */
const searched = (query: CaseQuery & { cursor?: string | undefined }) =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

/** The queue, one case, and what is done with it. */
export const caseCalls = (ask: Ask) => ({
  cases: (query: CaseQuery, cursor?: string, signal?: AbortSignal) =>
    query.q
      ? // What is looked for may be somebody's number or name: it does not belong into an address.
        ask<QueuePage>({ method: 'POST', path: '/api/cases/search', body: searched({ ...query, cursor }), signal })
      : ask<QueuePage>({ method: 'GET', path: `/api/cases${search({ ...query, cursor })}`, signal }),
  case: (id: string, signal?: AbortSignal) => ask<CaseDetail>({ method: 'GET', path: casePath(id), signal }),
  /** How a case begins, without masks; the log says who has asked. */
  wholeSummary: async (id: string) =>
    (await ask<{ summary: string }>({ method: 'GET', path: `${casePath(id)}/summary` })).summary,
  act: (id: string, action: CaseAction, idempotencyKey: string) =>
    ask<CaseDetail>({
      method: 'POST',
      path: `${casePath(id)}/${actionPath(action)}`,
      body: action.body,
      idempotencyKey,
    }),
  takeNext: (idempotencyKey: string) =>
    ask<CaseDetail>({ method: 'POST', path: '/api/cases/next', body: {}, idempotencyKey }),
});
