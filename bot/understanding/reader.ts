import type { DangerRegister } from '../../knowledge/registers';
import type { Country, Intent, Urgency } from '../../knowledge/schema';
import { type Abbreviations, words } from '../language/tokens';
import { features } from './features';
import { type LinearModel, type Models, probabilities } from './model';
import type { Entities, FindEntities } from './entities/entities';
import { type DangerSigns, type TopicView, type UrgencyView, dangerSigns, judgeUrgency } from './urgency';

/** A candidate for what a message asks. */
export interface Candidate {
  intent: Intent;
  probability: number;
}

/** What a message was understood to mean. */
export interface Reading {
  intent: Intent;
  /** Of the intent; 0 to 1. */
  confidence: number;
  /** All that are worth offering, most likely first; the intent is the first of them. */
  candidates: Candidate[];
  urgency: Urgency;
  /** What it names: countries, people, places, numbers, money, times. */
  entities: Entities;
  /** The countries of the entities. */
  countries: Country[];
  /** Which words spoke of danger, and how the statistics saw it; for staff and for looking inside. */
  danger: DangerSigns & { view: UrgencyView };
}

export type Reader = (text: string) => Reading;

interface ReaderParts {
  models: Models;
  abbreviations: Abbreviations;
  danger: DangerRegister;
  findEntities: FindEntities;
}

/** Candidates below this are noise. */
const WORTH_OFFERING = 0.04;
const CLEARLY = 0.5;
const SURELY = 0.85;
const IN_DANGER: readonly Intent[] = ['self_in_danger', 'other_in_danger'];
const CALM: readonly Intent[] = ['hotline_contact', 'embassy_contact', 'about_bot', 'greeting', 'thanks_bye'];
const TOPICS_OF_DANGER: readonly Intent[] = ['self_in_danger', 'other_in_danger', 'missing_contact'];

/** Makes the reader of messages. It is pure: the same text gives the same reading. */
export function createReader({ models, abbreviations, danger, findEntities }: ReaderParts): Reader {
  return (text) => {
    const entities = findEntities(text);
    if (!words(text, abbreviations).length) return wordless(entities);
    const found = features(text, abbreviations, models.rarity);
    const candidates = ranked(models.intent, probabilities(models.intent, found));
    const view = asView(models.urgency, probabilities(models.urgency, found));
    const signs = dangerSigns(text, danger, abbreviations);
    const judged = judgeUrgency(signs, view, topicOf(candidates));
    const first = chosen(candidates, judged);
    const urgency = judged === 'report' && isClearlyElsewhere(first, signs) ? 'none' : judged;
    return {
      intent: first.intent,
      confidence: first.probability,
      candidates: candidates.filter(({ probability }) => probability >= WORTH_OFFERING),
      urgency,
      entities,
      countries: entities.countries,
      danger: { ...signs, view },
    };
  };
}

const NO_SIGNS: DangerSigns = {
  clear: false,
  signals: [],
  doubted: false,
  selfHarm: false,
  firstPerson: false,
};

/** What the intents alone say: how likely somebody is in danger, and whether it is surely small talk or a plain question. */
function topicOf(candidates: readonly Candidate[]): TopicView {
  const [first] = candidates;
  const inDanger = candidates.filter(({ intent }) => IN_DANGER.includes(intent));
  return {
    danger: inDanger.reduce((sum, { probability }) => sum + probability, 0),
    calm: first !== undefined && first.probability >= SURELY && CALM.includes(first.intent),
  };
}

/** A trouble that is none of ours (a hacked account, a stolen motorbike) and no sign of danger: nothing for staff to do. */
function isClearlyElsewhere({ intent, probability }: Candidate, { signals }: DangerSigns): boolean {
  return intent === 'out_of_scope' && probability >= CLEARLY && !signals.length;
}

/** Nothing but signs or empty: there is nothing to understand in it. */
function wordless(entities: Entities): Reading {
  const candidates: Candidate[] = [{ intent: 'abuse_spam', probability: 0.5 }];
  const view = { emergency: 0, report: 0, none: 1 };
  return {
    intent: 'abuse_spam',
    confidence: 0.5,
    candidates,
    urgency: 'none',
    entities,
    countries: entities.countries,
    danger: { ...NO_SIGNS, view },
  };
}

function ranked(model: LinearModel, p: Float64Array): Candidate[] {
  return model.labels
    .map((label, n) => ({ intent: label as Intent, probability: p[n] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
}

function asView(model: LinearModel, p: Float64Array): UrgencyView {
  const of = (level: Urgency) => p[model.labels.indexOf(level)] ?? 0;
  return { emergency: of('emergency'), report: of('report'), none: of('none') };
}

/** In an emergency the best of the intents that speak of danger is preferred to a topic that is hardly likelier. */
function chosen(candidates: readonly Candidate[], urgency: Urgency): Candidate {
  const [first = { intent: 'out_of_scope', probability: 0 } satisfies Candidate] = candidates;
  if (urgency !== 'emergency' || TOPICS_OF_DANGER.includes(first.intent)) return first;
  const danger = candidates.find(({ intent }) => TOPICS_OF_DANGER.includes(intent));
  return danger && danger.probability >= first.probability / 3 ? danger : first;
}
