import { PROFILE, SEASONAL_QUESTIONS } from './texts';

/** Months and days (MM-DD, both included) in which a question is asked more than others; the first that fits counts. */
const SEASONS: readonly { from: string; to: string; question: keyof typeof SEASONAL_QUESTIONS }[] = [
  // The weeks around the day against trafficking.
  { from: '07-15', to: '08-05', question: 'day' },
  // School holidays.
  { from: '05-25', to: '08-31', question: 'holidays' },
  // Before Tết, which falls between 21 January and 20 February: work far away is offered then.
  { from: '12-01', to: '12-31', question: 'newYear' },
  { from: '01-01', to: '02-20', question: 'newYear' },
];

/** The questions that Messenger offers on a day (ISO date): the usual ones, the second of them by the season. Danger always stays. */
export function iceBreakersOn(today: string): string[] {
  const day = today.slice(5);
  const season = SEASONS.find(({ from, to }) => from <= day && day <= to);
  return PROFILE.iceBreakers.map((question, n) => (season && n === 1 ? SEASONAL_QUESTIONS[season.question] : question));
}
