import { INTENTS, URGENCIES } from '../../knowledge/schema';
import type { Utterance } from '../../knowledge/utterances';
import type { Abbreviations } from '../language/tokens';
import { features } from './features';
import { noisyCopies } from './noise';
import type { Models } from './reader';
import { type Example, calibrate, randomFrom, train } from './train';

/** Every fifth utterance is held out when the confidence is calibrated. */
const FOLD = 5;

/** Trains both models from utterances. The same utterances give the same models, byte for byte. */
export function buildModels(utterances: readonly Utterance[], abbreviations: Abbreviations): Models {
  return {
    intent: calibrated(INTENTS, utterances, ({ intent }) => intent, abbreviations),
    urgency: calibrated(URGENCIES, utterances, ({ urgency }) => urgency, abbreviations),
  };
}

type Label = (utterance: Utterance) => string;

function calibrated(labels: readonly string[], utterances: readonly Utterance[], label: Label, abbreviations: Abbreviations) {
  const rest = utterances.filter((_, n) => n % FOLD !== 0);
  const heldOut = utterances.filter((_, n) => n % FOLD === 0);
  const trial = train(labels, examples(rest, label, abbreviations));
  const temperature = calibrate(trial, heldOut.map((item) => ({ features: features(item.text, abbreviations), label: label(item) })));
  return { ...train(labels, examples(utterances, label, abbreviations)), temperature };
}

/** The utterances and copies of them with slips of the keyboard, so that a slip never hides what is meant. */
function examples(utterances: readonly Utterance[], label: Label, abbreviations: Abbreviations): Example[] {
  const random = randomFrom(11);
  return utterances.flatMap((utterance) =>
    [utterance.text, ...noisyCopies(utterance.text, random)].map((text, copy) => ({
      features: features(text, abbreviations),
      label: label(utterance),
      weight: copy === 0 ? 1 : 0.5,
    })),
  );
}
