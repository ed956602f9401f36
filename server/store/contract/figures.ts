import type { Priority } from '../../../bot/handoff';
import type { TurnOutcome } from '../../../bot/turn-report';

/** What became of one message, for figures: nothing in it leads to the person. */
export interface TurnFigure {
  /** The same for the same message. */
  id: string;
  at: number;
  channel: string;
  intent: string;
  urgency: string;
  outcome: TurnOutcome;
}

/** How many messages of one kind. */
export interface TurnCount extends Omit<TurnFigure, 'id' | 'at'> {
  count: number;
}

/** An article that was given as an answer; `missed` when the person then asked for somebody, or was not understood. */
export interface ArticleFigure {
  /** The same for the same message. */
  id: string;
  at: number;
  article: string;
  missed: boolean;
}

/** How often an article was given, and did not help. */
export interface ArticleUse {
  article: string;
  given: number;
  missed: number;
}

/** What figures need of a case; it stays when the case is gone. Times are epoch ms. */
export interface CaseFigure {
  id: string;
  openedAt: number;
  priority: Priority;
  channel: string;
  topic: string;
  countries: string[];
  province: string;
  /** Names of the register's agencies that it was laid before; `other` for any other. */
  referred: string[];
  abandoned: boolean;
  claimedAt?: number;
  answeredAt?: number;
  closedAt?: number;
  outcome?: string;
  /** Whether the person said that it was of help. */
  good?: boolean;
}

/** Figures that stay when conversations and cases are gone. */
export interface FigureStore {
  /** Keeps what became of a message; once for each id. */
  addTurn(figure: TurnFigure): Promise<void>;
  /** Counts messages from `from` (epoch ms, included) to `to` (not included). */
  turns(from: number, to: number): Promise<TurnCount[]>;
  /** Keeps that an article was given, or did not help; once for each id and kind. */
  addArticle(figure: ArticleFigure): Promise<void>;
  /** How often each article was given, and did not help, from `from` (epoch ms, included) to `to` (not included). */
  articles(from: number, to: number): Promise<ArticleUse[]>;
  /** Keeps the figures of a case, new or as they now are. */
  putCase(figure: CaseFigure): Promise<void>;
  /** Of cases opened from `from` (included) to `to` (not included). */
  cases(from: number, to: number): Promise<CaseFigure[]>;
}
