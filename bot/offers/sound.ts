import { type LinearModel, scores } from '../understanding/model';
import { train } from '../understanding/train';
import type { OfferText } from './offer-text';
import { PLACES, featuresWithLooks } from './opinion-features';

const LABELS = ['offer', 'other'] as const;
/** A mistake on an offer costs more: there are far fewer of them. Chosen by leaving one hand's examples out in turn. */
const COST = { offer: 3, other: 1 };
const EPOCHS = 8;

/** Learns from offers, and from messages that are none, what an offer sounds like. */
export function learnSound(offers: readonly OfferText[], others: readonly OfferText[]): LinearModel {
  const examplesOf = (texts: readonly OfferText[], name: (typeof LABELS)[number]) =>
    texts.map((text) => ({ features: featuresOf(text), label: LABELS.indexOf(name), weight: COST[name] }));
  return train(['offer'], [...examplesOf(offers, 'offer'), ...examplesOf(others, 'other')], PLACES, EPOCHS);
}

/** How much a message sounds like an offer: above 0 more than like anything else that people write. */
export const soundOf = (text: OfferText, model: LinearModel): number => scores(model, featuresOf(text))[0] ?? 0;

const featuresOf = (text: OfferText) => featuresWithLooks(text, looksOf(text));

/** Adverts are longer than talk, and shout. */
const LOOKS: Readonly<Record<string, RegExp>> = {
  emoji: /\p{Extended_Pictographic}/u,
  lines: /\n/,
  phone: /\d{2}xx|0\d{8}/,
  capitals: /(?:\p{Lu}{3,}.*?){4}/su,
  number: /\d/,
  sign: /[%$]/,
};
const LONGEST = 6;

function looksOf({ written, words }: OfferText): string[] {
  const length = Math.min(LONGEST, Math.floor(Math.log2(words.split(/\s+/).length)));
  const seen = Object.entries(LOOKS).filter(([, pattern]) => pattern.test(written));
  return [`length ${String(length)}`, ...seen.map(([name]) => name)];
}
