import type { Intent, Urgency } from '../knowledge/schema';

/** The event by which a turn says what became of a message, for figures; never what was written. */
export const TURN = 'haidang.turn';

/**
 * `answered` by the bot alone · `handed` to staff, or added to their case · `asked` back, since it was not understood ·
 * `taken` as the answer to a question of a dialog · `staff` hold the conversation.
 */
export const TURN_OUTCOMES = ['answered', 'handed', 'asked', 'taken', 'staff'] as const;
export type TurnOutcome = (typeof TURN_OUTCOMES)[number];

/** The value of a {@link TURN} event. */
export interface TurnReport {
  intent: Intent;
  urgency: Urgency;
  outcome: TurnOutcome;
}

/** The event by which a turn says that an article was given, or that the one before did not help. */
export const ARTICLE = 'haidang.article';

/** The value of an {@link ARTICLE} event. */
export interface ArticleReport {
  article: string;
  missed: boolean;
}

/** The event by which a person says whether a closed case was of help. */
export const FEEDBACK = 'haidang.feedback';

/** The value of a {@link FEEDBACK} event. */
export interface Feedback {
  caseId: string;
  good: boolean;
}
