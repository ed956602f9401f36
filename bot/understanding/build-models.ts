import { INTENTS, URGENCIES } from '../../knowledge/schema';
import type { Utterance } from '../../knowledge/utterances';
import type { Abbreviations } from '../language/tokens';
import { type Rarity, features, rarityOf } from './features';
import type { Models } from './model';
import { noisyCopies } from './noise';
import { type Example, calibrate, randomFrom, train } from './train';

/** Every fifth utterance is held out when the confidence is calibrated. */
const FOLD = 5;
/** What a copy with slips counts beside the original. */
const COPY_WEIGHT = 0.4;

/** Trains both models from utterances. The same utterances give the same models, byte for byte. */
export function buildModels(utterances: readonly Utterance[], abbreviations: Abbreviations): Models {
  const rarity = rarityOf(
    utterances.map(({ text }) => text),
    abbreviations,
  );
  const examples = utterances.map((utterance) => variants(utterance, abbreviations, rarity));
  return {
    rarity,
    intent: calibrated(INTENTS, examples, ({ intent }) => intent),
    urgency: calibrated(URGENCIES, examples, ({ urgency }) => urgency),
  };
}

/** An utterance as features, followed by its copies with slips of the keyboard. */
interface Variants {
  utterance: Utterance;
  all: Example['features'][];
}

function variants(utterance: Utterance, abbreviations: Abbreviations, rarity: Rarity): Variants {
  const random = randomFrom(utterance.text.length);
  const texts = [utterance.text, ...noisyCopies(utterance.text, random)];
  return { utterance, all: texts.map((text) => features(text, abbreviations, rarity)) };
}

type LabelOf = (utterance: Utterance) => string;

function calibrated(labels: readonly string[], variants: readonly Variants[], labelOf: LabelOf) {
  const trial = train(
    labels,
    examplesOf(
      variants.filter((_, n) => n % FOLD !== 0),
      labelOf,
    ),
    { epochs: 6 },
  );
  const heldOut = examplesOf(
    variants.filter((_, n) => n % FOLD === 0),
    labelOf,
  ).filter(({ weight }) => weight === 1);
  return { ...train(labels, examplesOf(variants, labelOf)), temperature: calibrate(trial, heldOut) };
}

function examplesOf(variants: readonly Variants[], labelOf: LabelOf): Example[] {
  return variants.flatMap(({ utterance, all }) =>
    all.map((features, copy) => ({ features, label: labelOf(utterance), weight: copy === 0 ? 1 : COPY_WEIGHT })),
  );
}
