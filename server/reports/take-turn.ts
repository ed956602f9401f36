import { createHash } from 'node:crypto';
import {
  ARTICLE,
  type ArticleReport,
  FEEDBACK,
  type Feedback,
  TURN,
  type TurnOutcome,
  type TurnReport,
} from '../../bot/turn-report';
import { editCase } from '../cases/editor';
import type { TakeHandoff } from '../conversations/turn';
import type { CaseStore } from '../store/contract/cases';
import type { FigureStore } from '../store/contract/figures';

interface Ports {
  store: { cases: CaseStore; figures: FigureStore };
  now: () => number;
  /** Counts what became of a message. */
  count?: (outcome: TurnOutcome) => void;
}

/** Makes the door through which figures come in: what became of each message, and what people say of a closed case. */
export function createTakeFigures({ store: { cases, figures }, now, count }: Ports): TakeHandoff {
  return async (conversationId, { channel }, { id: messageId, receivedAt }, { name, value }) => {
    if (name === TURN) {
      const { intent, urgency, outcome } = value as TurnReport;
      count?.(outcome);
      await figures.addTurn({
        id: figureId(conversationId, messageId),
        at: receivedAt,
        channel,
        intent,
        urgency,
        outcome,
      });
    } else if (name === ARTICLE) {
      const id = figureId(conversationId, messageId);
      await figures.addArticle({ id, at: receivedAt, ...(value as ArticleReport) });
    } else if (name === FEEDBACK) {
      const { caseId, good } = value as Feedback;
      const found = await cases.get(caseId);
      if (found?.conversationId !== conversationId) return;
      await editCase({ cases, now }, caseId, (current) => ({
        ...current,
        feedback: { good, at: receivedAt },
        news: 'changed',
      }));
    }
  };
}

/** The same for the same message, and no way back to it. */
const figureId = (conversationId: string, messageId: string) =>
  createHash('sha256')
    .update(JSON.stringify([conversationId, messageId]))
    .digest('base64url')
    .slice(0, 22);
