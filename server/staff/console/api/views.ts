import type { Ask } from './call';
import type { Page } from './types';

/** A filter of the queue that was given a name; `query` as it stands behind the question mark. */
export interface SavedView {
  id: string;
  name: string;
  query: string;
}

/** One's own saved filters. */
export const viewCalls = (ask: Ask) => ({
  views: async (signal?: AbortSignal) =>
    (await ask<Page<SavedView>>({ method: 'GET', path: '/api/views', signal })).items,
  saveView: (view: Omit<SavedView, 'id'>) => ask<SavedView>({ method: 'POST', path: '/api/views', body: view }),
  forgetView: (id: string) => ask<undefined>({ method: 'DELETE', path: `/api/views/${encodeURIComponent(id)}` }),
});
