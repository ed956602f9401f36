import { type LinearModel, scores } from '../understanding/model';
import { train } from '../understanding/train';
import type { OfferText } from './offer-text';
import { PLACES, featuresOf } from './opinion-features';

const LABELS = ['offer', 'other'] as const;
/** A mistake on an offer costs more: there are far fewer of them. Chosen by leaving one hand's examples out in turn. */
const COST = { offer: 3, other: 1 };
const EPOCHS = 8;

/** Learns from offers, and from messages that are none, what an offer sounds like. */
export function learnSound(offers: readonly OfferText[], others: readonly OfferText[]): LinearModel {
  const examplesOf = (texts: readonly OfferText[], name: (typeof LABELS)[number]) =>
    texts.map((text) => ({ features: featuresOf({ text }), label: LABELS.indexOf(name), weight: COST[name] }));
  return train(['offer'], [...examplesOf(offers, 'offer'), ...examplesOf(others, 'other')], PLACES, EPOCHS);
}

/** How much a message sounds like an offer: above 0 more than like anything else that people write. */
export const soundOf = (text: OfferText, model: LinearModel): number => scores(model, featuresOf({ text }))[0] ?? 0;
