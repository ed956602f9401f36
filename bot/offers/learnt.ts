import type { ExampleLabel } from '../../knowledge/offers';
import { headOf, packTables, tablesIn } from '../tables';
import type { LinearModel } from '../understanding/model';
import type { OfferText } from './offer-text';
import { type Judged, learnOpinions } from './opinion';
import { learnSound } from './sound';

/** What was learnt from labelled offers, and from messages that are none. */
export interface Learnt {
  /** How dangerous an offer is. */
  opinions: LinearModel;
  /** What an offer sounds like. */
  sound: LinearModel;
}

export function learnFrom(offers: readonly (Judged & { label: ExampleLabel })[], others: readonly OfferText[]): Learnt {
  const sound = learnSound(
    offers.map(({ text }) => text),
    others,
  );
  return { opinions: learnOpinions(offers), sound };
}

/** Writes what was learnt: what describes the models, then their weights. */
export function packLearnt({ opinions, sound }: Learnt): Buffer {
  const head = [opinions, sound].map(({ weights, ...rest }) => ({ ...rest, size: weights.length }));
  return packTables(head, [opinions.weights, sound.weights]);
}

type Head = Omit<LinearModel, 'weights'> & { size: number };

/** Reads what {@link packLearnt} wrote. */
export function unpackLearnt(buffer: Buffer): Learnt {
  const [[opinions, sound], tables] = [headOf(buffer) as [Head, Head], tablesIn(buffer)];
  const withWeights = ({ size, ...rest }: Head): LinearModel => ({ ...rest, weights: tables.int8(size) });
  return { opinions: withWeights(opinions), sound: withWeights(sound) };
}
