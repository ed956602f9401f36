import type { Intent, Urgency } from '../knowledge/schema';
import type { Decision } from './decision';
import type { Heard } from './talk';
import type { Turn } from './turn';
import type { Reading } from './understanding/reader';

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

/** For figures: what became of the message, never what was written. */
export async function reportTurn(turn: Turn, { intent, urgency }: Reading, outcome: TurnOutcome): Promise<void> {
  const value: TurnReport = { intent, urgency, outcome };
  await turn.event(TURN, value);
}

/** For the editors: which article was given, and whether the one before left the person asking for somebody. */
export async function reportArticle(turn: Turn, decision: Decision, { command }: Heard): Promise<void> {
  const { talk } = turn;
  const report = (value: ArticleReport) => turn.event(ARTICLE, value);
  const isLost = !decision.understood || command?.name === 'staff' || decision.handoff?.priority === 3;
  const before = talk.given;
  if (before !== undefined && isLost) await report({ article: before, missed: true });
  delete talk.given;
  if (decision.article === undefined) return;
  talk.given = decision.article;
  // Unfolding a section of it is no second time.
  if (decision.article !== before) await report({ article: decision.article, missed: false });
}
