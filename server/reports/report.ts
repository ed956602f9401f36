import type { CaseFigure, TurnCount } from '../store/contract/figures';
import { UNKNOWN } from './case-figure';
import type { Period } from './period';
import { type Count, type Durations, durationsOf, tally } from './tally';

/** Figures of a period. Times are in whole seconds, from the opening of a case. */
export interface Report {
  period: Period;
  cases: {
    opened: number;
    closed: number;
    abandoned: number;
    referred: number;
    byUrgency: Count[];
    byTopic: Count[];
    byCountry: Count[];
    byProvince: Count[];
    byChannel: Count[];
    byOutcome: Count[];
    byAgency: Count[];
  };
  /** Until staff took a case, and until they first wrote to the person. */
  response: {
    claimed: Durations;
    answered: Durations;
    byUrgency: { key: string; claimed: Durations; answered: Durations }[];
  };
  /** What people wrote while the bot was answering. `share` is of those that it answered alone, 0 to 1; absent when there are none. */
  messages: { read: number; answered: number; handed: number; unanswered: number; share?: number };
  /** What the bot could not answer, by the topic that came nearest. */
  unanswered: Count[];
  /** What people said after their case was closed. */
  feedback: { given: number; good: number; share?: number };
}

/** Counts what the store knows of a period. */
export function reportOf(period: Period, cases: readonly CaseFigure[], turns: readonly TurnCount[]): Report {
  return {
    period,
    cases: casesOf(cases),
    response: {
      ...responseOf(cases),
      byUrgency: urgencies(cases).map((key) => ({
        key,
        ...responseOf(cases.filter(({ priority }) => String(priority) === key)),
      })),
    },
    messages: messagesOf(turns),
    unanswered: summed(turns.filter(({ outcome }) => outcome === 'asked')),
    feedback: feedbackOf(cases),
  };
}

function casesOf(cases: readonly CaseFigure[]): Report['cases'] {
  return {
    opened: cases.length,
    closed: cases.filter(({ closedAt }) => closedAt !== undefined).length,
    abandoned: cases.filter(({ abandoned }) => abandoned).length,
    referred: cases.filter(({ referred }) => referred.length).length,
    byUrgency: tally(cases.map(({ priority }) => String(priority))),
    byTopic: tally(cases.map(({ topic }) => topic)),
    byCountry: tally(cases.flatMap(({ countries }) => (countries.length ? countries : [UNKNOWN]))),
    byProvince: tally(cases.map(({ province }) => province)),
    byChannel: tally(cases.map(({ channel }) => channel)),
    byOutcome: tally(cases.flatMap(({ outcome }) => outcome ?? [])),
    byAgency: tally(cases.flatMap(({ referred }) => [...new Set(referred)])),
  };
}

const urgencies = (cases: readonly CaseFigure[]) => [...new Set(cases.map(({ priority }) => String(priority)))].sort();

function responseOf(cases: readonly CaseFigure[]): { claimed: Durations; answered: Durations } {
  const since = (moment: 'claimedAt' | 'answeredAt') =>
    durationsOf(cases.flatMap((one) => (one[moment] === undefined ? [] : [one[moment] - one.openedAt])));
  return { claimed: since('claimedAt'), answered: since('answeredAt') };
}

function messagesOf(turns: readonly TurnCount[]): Report['messages'] {
  const of = (outcome: TurnCount['outcome']) =>
    turns.filter((turn) => turn.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
  const [answered, handed, unanswered] = [of('answered'), of('handed'), of('asked')];
  const read = answered + handed + unanswered;
  return { read, answered, handed, unanswered, ...(read && { share: rounded(answered / read) }) };
}

function summed(turns: readonly TurnCount[]): Count[] {
  return tally(turns.flatMap(({ intent, count }) => Array.from({ length: count }, () => intent)));
}

function feedbackOf(cases: readonly CaseFigure[]): Report['feedback'] {
  const given = cases.filter(({ good }) => good !== undefined);
  const good = given.filter((one) => one.good).length;
  return { given: given.length, good, ...(given.length && { share: rounded(good / given.length) }) };
}

const rounded = (share: number) => Math.round(share * 1_000) / 1_000;
