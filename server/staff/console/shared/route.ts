import { useSyncExternalStore } from 'react';

/** Which screen is shown. */
export type Route = { at: 'queue' } | { at: 'case'; id: string } | { at: 'staff' } | { at: 'setup'; token: string };

/** Reads `#/`, `#/case/<id>`, `#/staff`, `#/setup?token=…`; all else is the queue. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [, place, id] = path.split('/');
  if (place === 'case' && id) return { at: 'case', id: decode(id) };
  if (place === 'staff') return { at: 'staff' };
  if (place === 'setup') return { at: 'setup', token: new URLSearchParams(query).get('token') ?? '' };
  return { at: 'queue' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const QUEUE_LINK = '#/';
export const STAFF_LINK = '#/staff';
export const caseLink = (id: string) => `#/case/${encodeURIComponent(id)}`;

function watchHash(watcher: () => void): () => void {
  window.addEventListener('hashchange', watcher);
  return () => window.removeEventListener('hashchange', watcher);
}

/** The address after `#`, as it changes. */
export function useHash(): string {
  return useSyncExternalStore(watchHash, () => window.location.hash);
}
