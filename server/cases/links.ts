import type { Case, CaseStore } from '../store/contract/cases';
import type { Mark, MarkKind } from './mark';

/** A mark that so many cases share says nothing of a ring: a hotline, a big company, a form letter. */
export const MOST_SHARED = 40;
/** Cases shown beside one. */
const MOST_LINKED = 50;

/** A case that belongs together with another, and why. */
export interface Link {
  linked: Case;
  reasons: Mark[];
}

/** The cases that share a mark with a case, those with the most in common first. */
export async function linksOf(store: CaseStore, id: string, marks: readonly Mark[]): Promise<Link[]> {
  const reasons = new Map<string, Mark[]>();
  for (const { kind, value, caseIds } of await store.marked(marks, MOST_SHARED)) {
    for (const other of caseIds) if (other !== id) reasons.set(other, [...(reasons.get(other) ?? []), { kind, value }]);
  }
  const nearest = [...reasons].sort(([, a], [, b]) => weight(b) - weight(a)).slice(0, MOST_LINKED);
  const links = await Promise.all(
    nearest.map(async ([other, why]) => ({ linked: await store.get(other), reasons: merged(why) })),
  );
  return links.flatMap(({ linked, reasons: why }) => (linked ? [{ linked, reasons: why }] : []));
}

/** One advert has several fingerprints: they are one reason. */
function merged(reasons: readonly Mark[]): Mark[] {
  const advert = reasons.find(({ kind }) => kind === 'advert');
  const others = reasons.filter(({ kind }) => kind !== 'advert');
  return advert ? [...others, { kind: 'advert', value: '' }] : others;
}

const weight = (reasons: readonly Mark[]) =>
  new Set(reasons.map(({ kind, value }) => (kind === 'advert' ? kind : value))).size;

/** Cases and what ties them, for a drawing: nothing in it that a case does not show to who opens it. */
export interface Rings {
  nodes: { id: string; code: string; priority: Case['priority']; status: Case['status']; openedAt: number }[];
  /** What several cases share; of what it is, only the kind is known. */
  marks: { id: string; kind: MarkKind; cases: string[] }[];
}

/** All rings: cases that share at least one mark with another, and the marks. */
export async function ringsIn(store: CaseStore): Promise<Rings> {
  const marks = new Map<string, Rings['marks'][number]>();
  for (const { kind, caseIds } of await store.sharedMarks(MOST_SHARED)) {
    const cases = [...caseIds].sort();
    // One advert has several fingerprints, and a ring may share several numbers: to the eye that is one tie.
    const id = `${kind} ${cases.join(' ')}`;
    marks.set(id, { id, kind, cases });
  }
  const ids = new Set([...marks.values()].flatMap(({ cases }) => cases));
  const found = await Promise.all([...ids].map((id) => store.get(id)));
  return { nodes: found.flatMap((one) => (one ? [nodeOf(one)] : [])), marks: [...marks.values()] };
}

const nodeOf = ({ id, code, priority, status, openedAt }: Case) => ({ id, code, priority, status, openedAt });
