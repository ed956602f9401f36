import type { Verdict } from '../../../bot/offers/offer';

/** The verdicts that others are warned with. */
export type Warned = Extract<Verdict, 'dangerous' | 'suspicious'>;
