import type { Case, CaseStore } from '../store/contract/cases';
import { CaseConflict } from './actions';
import { nextLookAt } from './service-levels';

/** Raised when there is no case of that id. */
export class CaseUnknown extends Error {
  readonly code = 'CASE_UNKNOWN';
}

/** How often a change is tried anew because somebody else wrote in between; each round one of them gets through. */
const MAX_TRIES = 20;

export interface EditorPorts {
  cases: CaseStore;
  now: () => number;
}

/** What became of an edit: the case as it now is, and whether this edit changed it. */
export interface Edited {
  found: Case;
  changed: boolean;
}

/**
 * Changes a case: `edit` sees the newest version and gives the next one, or undefined to leave it, or raises.
 * It may be called several times and must have no effect of its own.
 */
export async function editCase(
  { cases: store, now }: EditorPorts,
  id: string,
  edit: (current: Case) => Case | undefined,
): Promise<Edited> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const current = await store.get(id);
    if (!current) throw new CaseUnknown(`there is no case ${id}`);
    const edited = edit(current);
    if (!edited) return { found: current, changed: false };
    const next = { ...timed(edited, now()), version: current.version + 1 };
    if (await store.replace(next)) return { found: next, changed: true };
  }
  throw new CaseConflict('busy');
}

/** A case as it is kept: with when it was changed, and when the watch must look at it next. */
export const timed = (current: Case, now: number): Case => ({
  ...current,
  changedAt: now,
  dueAt: nextLookAt(current, now),
});
