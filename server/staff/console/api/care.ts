import type { Ask } from './call';

/** What one wants the console to do for one's own good. */
export interface CareSettings {
  /** Minutes of work after which a break is proposed; null: never. */
  breakAfter: number | null;
  afterHardCases: boolean;
  coverHardWords: boolean;
}

/** One's own load since the work began, and the words that may be covered. */
export interface Care {
  settings: CareSettings;
  load: { since: string; workingSince: string; cases: number; urgent: number };
  hardWords: string[];
}

/** That nobody wears out. */
export const careCalls = (ask: Ask) => ({
  care: (signal?: AbortSignal) => ask<Care>({ method: 'GET', path: '/api/care', signal }),
  setCare: (settings: CareSettings) => ask<undefined>({ method: 'POST', path: '/api/care', body: settings }),
});
