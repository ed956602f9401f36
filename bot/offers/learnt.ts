import type { ExampleLabel } from '../../knowledge/offers';
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

/** Writes what was learnt: a line of JSON, then the weights of one model after the other. */
export function packLearnt({ opinions, sound }: Learnt): Buffer {
  const head = [opinions, sound].map(({ weights, ...rest }) => ({ ...rest, size: weights.length }));
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(head)}\n`),
    Buffer.from(opinions.weights.buffer),
    Buffer.from(sound.weights.buffer),
  ]);
}

type Head = Omit<LinearModel, 'weights'> & { size: number };

/** Reads what {@link packLearnt} wrote. */
export function unpackLearnt(buffer: Buffer): Learnt {
  const end = buffer.indexOf(10);
  const [first, second] = JSON.parse(buffer.subarray(0, end).toString()) as [Head, Head];
  const modelAt = ({ size, ...rest }: Head, at: number) => ({
    ...rest,
    weights: new Int8Array(buffer.subarray(at, at + size)),
  });
  return { opinions: modelAt(first, end + 1), sound: modelAt(second, end + 1 + first.size) };
}
