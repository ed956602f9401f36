/** What a person's data are used for, each agreed to by itself (domain.md §7, D03). */
export const PURPOSES = ['answer', 'staff', 'referral', 'figures', 'news'] as const;
export type Purpose = (typeof PURPOSES)[number];
export const isPurpose = (id: string): id is Purpose => PURPOSES.some((known) => known === id);

/**
 * On what it rests: they `asked` for it, they `agreed` after the notice, it was done at once for `danger` to somebody's life
 * (D07), or they have `withdrawn` it. What is counted without persons rests on none of these; it can be withdrawn.
 */
export type Basis = 'asked' | 'agreed' | 'danger' | 'withdrawn';

/** One change, never altered afterwards. */
export interface Consent {
  purpose: Purpose;
  basis: Basis;
  /** Epoch ms. */
  at: number;
  /** By which channel. */
  channel: string;
  /** The version of the notice that they had read; empty when they had read none. */
  notice: string;
}

/** The event by which our own side tells the bot of a consent that staff have recorded; its value is {@link ConsentTold}. */
export const CONSENT = 'haidang.consent';
export interface ConsentTold {
  purpose: Purpose;
  basis: Basis;
}

/** Changes that are kept: the first of each purpose, and the latest. */
const MOST = 40;

/** How it stands with a purpose now; undefined when nothing was said of it. */
export function standing(all: readonly Consent[] | undefined, purpose: Purpose): Consent | undefined {
  return all?.findLast((one) => one.purpose === purpose);
}

export const isWithdrawn = (all: readonly Consent[] | undefined, purpose: Purpose): boolean =>
  standing(all, purpose)?.basis === 'withdrawn';

/** Adds a change; the same as it stood before, after the same notice, is none. */
export function withConsent(all: readonly Consent[] | undefined, next: Consent): Consent[] {
  const known = all ?? [];
  const before = standing(known, next.purpose);
  // Who has agreed, or has asked for it, has not less because danger came later.
  const isNothingNew =
    before && before.basis !== 'withdrawn' && (before.basis === next.basis || next.basis === 'danger');
  if (isNothingNew && before.notice === next.notice) return [...known];
  if (isNothingNew && next.basis === 'danger') return [...known];
  return [...known, next].slice(-MOST);
}
