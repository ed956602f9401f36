import type { Ask, Call } from './call';
import { search } from './search';

/** How often something occurred. */
export interface Count {
  key: string;
  count: number;
}

/** The middle and the ninth decile, in seconds. */
export interface Durations {
  count: number;
  median?: number;
  p90?: number;
}

interface Waits {
  claimed: Durations;
  answered: Durations;
}

/** Days in Vietnam, `YYYY-MM-DD`, both included. */
export interface Period {
  from: string;
  to: string;
}

/** Figures of a period. Shares lie between 0 and 1. */
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
  response: Waits & { byUrgency: ({ key: string } & Waits)[] };
  messages: { read: number; answered: number; handed: number; unanswered: number; share?: number };
  unanswered: Count[];
  feedback: { given: number; good: number; share?: number };
}

/** Figures of a period. */
export const figureCalls = (ask: Ask, load: (call: Call) => Promise<Blob>) => ({
  reportFile: (period: Period, format: 'csv' | 'xlsx') =>
    load({ method: 'GET', path: `/api/reports${search({ ...period, format })}` }),
  monthlyFile: (month: string, province: string) =>
    load({ method: 'GET', path: `/api/reports/monthly${search({ month, province })}` }),
  report: (period: Period, signal?: AbortSignal) =>
    ask<Report>({ method: 'GET', path: `/api/reports${search({ ...period })}`, signal }),
});
