import type { ExampleLabel } from '../../knowledge/offers';
import { type LinearModel, scores } from '../understanding/model';
import { train } from '../understanding/train';
import type { Judgement } from './judge';
import type { Offer } from './offer';
import type { OfferText } from './offer-text';
import { PLACES, clausesOf, featuresOf, placesOf } from './opinion-features';

/** An offer as it was read and as the flags judge it. */
export interface Judged {
  text: OfferText;
  offer: Offer;
  judgement: Judgement;
}

/** What offers that people labelled let expect of this one. */
export interface Opinion {
  label: ExampleLabel;
  /** How surely each label fits: above 0 speaks for it. */
  margins: Readonly<Record<ExampleLabel, number>>;
  /** The clause that speaks most for the label, as written. */
  telling: () => string;
}

const LABELS: readonly ExampleLabel[] = ['dangerous', 'suspicious', 'ok'];
/** What a mistake on an example costs, and on its copy without the findings; chosen by leaving one hand's examples out in turn. */
const COST = 4;
const COPY_COST = 1.4;
const EPOCHS = 12;

/**
 * Learns from labelled offers how words and findings go together. Each is learnt from twice, once by its words alone: flags
 * that were made with these examples in sight are trusted too much otherwise.
 */
export function learnOpinions(examples: readonly (Judged & { label: ExampleLabel })[]): LinearModel {
  return train(
    LABELS,
    examples.flatMap((example) => {
      const label = LABELS.indexOf(example.label);
      const words = { text: example.text };
      return [
        { features: featuresOf(example), label, weight: COST },
        { features: featuresOf(words), label, weight: COPY_COST },
      ];
    }),
    PLACES,
    EPOCHS,
  );
}

export function opinionOf(judged: Judged, model: LinearModel): Opinion {
  const [dangerous = 0, suspicious = 0, ok = 0] = scores(model, featuresOf(judged));
  const margins = { dangerous, suspicious, ok };
  const label = LABELS.reduce((a, b) => (margins[b] > margins[a] ? b : a));
  return { label, margins, telling: () => tellingClause(judged.text, model, LABELS.indexOf(label)) };
}

/** The clause whose words weigh most for a label. */
function tellingClause(text: OfferText, { weights }: LinearModel, label: number): string {
  const weighed = clausesOf(text).map((clause) => {
    const weight = placesOf(clause.words).reduce(
      (sum, place) => sum + (weights[place * LABELS.length + label] ?? 0),
      0,
    );
    return { ...clause, weight };
  });
  const [first, ...others] = weighed;
  if (!first) return '';
  const { from, to } = others.reduce((a, b) => (b.weight > a.weight ? b : a), first);
  return text.quote(from, to);
}
