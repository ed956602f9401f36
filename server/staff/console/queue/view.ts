import { search } from '../api/search';
import type { CaseQuery, CaseStatus, CaseSummary, Priority, WorkStep } from '../api/types';

/** Which of the cases: all that are not closed, or a part of them, or the closed ones. */
export const SCOPES = ['active', 'open', 'mine', 'following', 'closed'] as const;
export type Scope = (typeof SCOPES)[number];

/** Which cases the person wants to see. */
export interface QueueView {
  scope: Scope;
  priority?: Priority | undefined;
  channel?: string | undefined;
  office?: string | undefined;
  step?: WorkStep | undefined;
  /** A code, a phone number, a place, a name. */
  q: string;
}

export const EVERYTHING: QueueView = { scope: 'active', q: '' };

const STATUS_OF: Record<Scope, CaseStatus | undefined> = {
  active: undefined,
  mine: undefined,
  open: 'open',
  following: 'following',
  closed: 'closed',
};

/** Is anything left out that is not closed? */
export const isFiltered = (view: QueueView): boolean => search({ ...serverQuery(view) }) !== '';

/** What to ask the server for. */
export function serverQuery({ scope, q, ...rest }: QueueView): CaseQuery {
  return {
    ...rest,
    status: STATUS_OF[scope],
    owner: scope === 'mine' ? 'me' : undefined,
    q: q.trim() || undefined,
  };
}

/** The server gives closed cases last; a search goes through them too. */
export const belongs = ({ scope, q }: QueueView, { status }: CaseSummary): boolean =>
  status !== 'closed' || scope === 'closed' || q.trim() !== '';

/** A view as it is kept under a name: the query string of the queue. */
export const storedForm = (view: QueueView): string => search({ ...serverQuery(view) }).slice(1);

/** Reads what {@link storedForm} gave. */
export function viewOf(stored: string): QueueView {
  const given = Object.fromEntries(new URLSearchParams(stored)) as Partial<Record<keyof CaseQuery, string>>;
  const { status, owner, priority, channel, office, step, q = '' } = given;
  const scope = owner === 'me' ? 'mine' : (SCOPES.find((known) => known === status) ?? 'active');
  return {
    scope,
    q,
    ...(priority && { priority: Number(priority) as Priority }),
    ...(channel && { channel }),
    ...(office && { office }),
    ...(step && { step: step as WorkStep }),
  };
}
