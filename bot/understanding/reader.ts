import type { UnderstandingRegisters } from '../../knowledge/registers';
import { type Country, INTENTS, type Intent, type Urgency } from '../../knowledge/schema';
import { type Analyse, type Analysis, createAnalyser } from './analysis';
import type { Candidate } from './candidate';
import type { Entities, FindEntities } from './entities/entities';
import { type Evidence, conceptPlaces, evidenceNames, evidenceOf, viewsOf } from './evidence';
import { createFeaturiser } from './features';
import { dangerFirst } from './in-danger';
import { judgement, weighedFor } from './judge';
import { softmax } from './model';
import type { Models } from './models';
import { SHARPNESS, alsoAsked } from './several';
import { type DangerSigns, NO_SIGNS, createDangerFinder } from './signs';
import { type UrgencyView, isDangerHeard, isFigure, isHurried, judgeUrgency, namesCompound } from './urgency';
import { createWhoseDanger } from './whose-danger';

/** What a message was understood to mean. */
export interface Reading {
  intent: Intent;
  /** Of the intent; 0 to 1. */
  confidence: number;
  /** All that are worth offering, most likely first; the intent is the first of them. */
  candidates: Candidate[];
  /** What it asks beside that, where it asks several things. */
  alsoAsked: Intent[];
  urgency: Urgency;
  /** What it names: countries, people, places, numbers, money, times. */
  entities: Entities;
  /** The countries of the entities. */
  countries: Country[];
  /** Which words spoke of danger, how the statistics saw it, and whether to ask about it; for staff and for looking inside. */
  danger: DangerSigns & { view: UrgencyView; heard: boolean };
}

export type Reader = (text: string) => Reading;

/** What stands behind a reading, for looking inside. */
export interface Insight {
  reading: Reading;
  analysis: Analysis;
  /** What each piece of evidence added to the side of an emergency, in the order of `evidenceNames`. */
  weighed: Float64Array;
  /** How far it is told as the writer's own danger, above 0, or as somebody else's. */
  own: number;
}

export interface ReaderParts {
  models: Models;
  registers: UnderstandingRegisters;
  findEntities: FindEntities;
}

/** Candidates below this are noise. */
const WORTH_OFFERING = 0.04;
/** Turning somebody away takes more certainty than answering: the best other intent is taken unless this margin lies between. */
const REFUSAL_MARGIN = 0.1;

/** All that the rest of the bot asks about a text. It is pure: the same text gives the same answers. */
export interface Understanding {
  read: Reader;
  /** The first half of reading, for whoever must see a text in the same words. */
  analyse: Analyse;
  /** What a text names, without reading what it asks. */
  entitiesIn: (text: string) => Entities;
  /** Reads, and tells what it went by. */
  look: (text: string) => Insight;
  evidenceNames: readonly string[];
}

/** Makes the reader of messages. */
export function createUnderstanding({ models, registers, findEntities }: ReaderParts): Understanding {
  const { spelling, concepts, danger } = registers;
  const analyse = createAnalyser(spelling, concepts, models.vocabulary);
  const featurise = createFeaturiser(models.features);
  const findDanger = createDangerFinder(danger);
  const places = conceptPlaces(concepts);
  const tellWhose = createWhoseDanger(models.whoseDanger);
  const readWith = (text: string): { reading: Reading; analysis: Analysis; evidence?: Evidence } => {
    const analysis = analyse(text);
    const entities = findEntities(analysis.text, analysis.tokens);
    if (!analysis.words.length) return { reading: wordless(entities), analysis };
    const views = viewsOf(analysis, models, featurise);
    const signs = findDanger(analysis);
    const evidence = evidenceOf(analysis, views, signs, places);
    const view = asView(judgement(models.judge, evidence));
    const byLikelihood = ranked(views.intents);
    const { intent, probability: confidence } = byLikelihood[0] ?? NOTHING;
    const circumstances = {
      hurried: isHurried(analysis),
      figure: isFigure(analysis),
      atCompound: namesCompound(analysis),
      intent,
      confidence,
    };
    const urgency = judgeUrgency(signs, view, circumstances);
    const isStrange = !LATIN.test(analysis.text) && featurise(analysis).places.length === 0;
    const told = () => ({ emergency: view.emergency, own: tellWhose(analysis), ...signs });
    const understood = urgency === 'emergency' ? dangerFirst(byLikelihood, told()) : byLikelihood;
    const candidates = isStrange ? [UNREADABLE] : understood;
    const [first = NOTHING] = candidates;
    const reading = {
      intent: first.intent,
      confidence: first.probability,
      candidates: candidates.filter(({ probability }) => probability >= WORTH_OFFERING),
      alsoAsked: alsoAsked(analysis, models.intent, featurise, first.intent),
      urgency,
      entities,
      countries: entities.countries,
      // No spread in front: see `pieceOf`.
      danger: Object.assign({}, signs, { view, heard: isDangerHeard(signs, view) }),
    };
    return { reading, analysis, evidence };
  };
  return {
    read: (text) => readWith(text).reading,
    analyse,
    entitiesIn: (message) => {
      const { text, tokens } = analyse(message);
      return findEntities(text, tokens);
    },
    look: (text) => {
      const { reading, analysis, evidence } = readWith(text);
      const weighed = evidence ? weighedFor(models.judge, evidence) : new Float64Array();
      return { reading, analysis, weighed, own: tellWhose(analysis) };
    },
    evidenceNames: evidenceNames([...concepts.keys()]),
  };
}

const NOTHING: Candidate = { intent: 'abuse_spam', probability: 0.5 };
/** Words of a script of which we know none (Привет): somebody asks something, and we cannot read it. */
const UNREADABLE: Candidate = { intent: 'out_of_scope', probability: 0.5 };
const LATIN = /\p{Script=Latin}/u;

/** Nothing but signs or empty: there is nothing to understand in it. */
function wordless(entities: Entities): Reading {
  const view = { emergency: 0, report: 0, none: 1 };
  return {
    intent: NOTHING.intent,
    confidence: NOTHING.probability,
    candidates: [NOTHING],
    alsoAsked: [],
    urgency: 'none',
    entities,
    countries: entities.countries,
    danger: { ...NO_SIGNS, view, heard: false },
  };
}

/** Intents by likelihood; the gate to "outside the subject" is opened only by a clear margin. */
function ranked(margins: Float64Array): Candidate[] {
  const gated = margins.map((margin, n) => (INTENTS[n] === 'out_of_scope' ? margin - REFUSAL_MARGIN : margin));
  const p = softmax(gated.map((margin) => margin * SHARPNESS));
  return INTENTS.map((intent, n) => ({ intent, probability: p[n] ?? 0 })).sort((a, b) => b.probability - a.probability);
}

function asView(p: Float64Array): UrgencyView {
  const [emergency = 0, report = 0, none = 0] = p;
  return { emergency, report, none };
}
