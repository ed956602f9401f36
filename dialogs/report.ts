import type { Intake } from './intake';

/** Telling more about a tip: what, where, who, whether children are concerned, how to reach the writer (domain P16). */
export const reportIntake: Intake = {
  id: 'report',
  questions: ['report_what', 'report_where', 'report_who', 'report_child', 'report_contact'],
  thanks: 'report_thanks',
  readsBack: true,
  inSurge: 2,
};

/** Telling more about somebody who cannot be reached: who, last heard when and where, with whom, any sign of need (domain P14). */
export const missingIntake: Intake = {
  id: 'missing',
  questions: ['missing_who', 'missing_last', 'missing_where', 'missing_with', 'missing_signs', 'report_contact'],
  thanks: 'report_thanks',
  readsBack: true,
  inSurge: 2,
};
