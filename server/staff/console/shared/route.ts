import { useSyncExternalStore } from 'react';

/** The pages that need no more than their name, and their links. */
export const LINKS = {
  queue: '#/',
  duty: '#/duty',
  board: '#/board',
  rings: '#/rings',
  figures: '#/figures',
  content: '#/content',
  outreach: '#/outreach',
  audit: '#/audit',
  staff: '#/staff',
  channels: '#/channels',
  account: '#/account',
} as const;
type Plain = keyof typeof LINKS;

/** Which screen is shown. */
export type Route =
  { at: Plain } | { at: 'case' | 'print' | 'article'; id: string } | { at: 'setup' | 'password'; token: string };

/** Reads what the links say; all else is the queue. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [, place = '', id, part] = path.split('/');
  if (place === 'content' && id) return { at: 'article', id: decode(id) };
  if (place === 'case' && id) return { at: part === 'print' ? 'print' : 'case', id: decode(id) };
  if (place === 'setup' || place === 'password')
    return { at: place, token: new URLSearchParams(query).get('token') ?? '' };
  return { at: Object.hasOwn(LINKS, place) ? (place as Plain) : 'queue' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export const QUEUE_LINK = LINKS.queue;
export const caseLink = (id: string) => `#/case/${encodeURIComponent(id)}`;
/** Where somebody sets their password; whole, to be handed on. */
export const passwordAddress = (token: string) =>
  `${window.location.origin}${window.location.pathname}#/password?token=${encodeURIComponent(token)}`;
export const articleLink = (id: string) => `#/content/${encodeURIComponent(id)}`;
export const printLink = (id: string) => `${caseLink(id)}/print`;

function watchHash(watcher: () => void): () => void {
  window.addEventListener('hashchange', watcher);
  return () => window.removeEventListener('hashchange', watcher);
}

/** The address after `#`, as it changes. */
export function useHash(): string {
  return useSyncExternalStore(watchHash, () => window.location.hash);
}
