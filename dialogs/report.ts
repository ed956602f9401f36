import type { Intake } from './intake';

/** Telling more about a report: what, where, who, whether children are concerned, how to reach the writer. */
export const reportIntake: Intake = {
  id: 'report',
  questions: ['report_what', 'report_where', 'report_who', 'report_child', 'report_contact'],
  thanks: 'report_thanks',
};
