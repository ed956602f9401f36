import type { CaseNews } from './cases';

/** What a process tells the others at once, for those who look on: ids and codes, never what was written. */
export type LiveNews =
  | { kind: 'conversation' | 'delivery' | 'answering'; id: string }
  | { kind: 'typing'; id: string; staffId?: string }
  | { kind: 'case'; id: string; change: CaseNews };

/** News between the processes on one database. Nothing that must not be missed goes this way. */
export interface NewsStore {
  /** Tells the other processes. */
  tell(news: readonly LiveNews[]): Promise<void>;
  /** Calls back with what the others tell, from when it has resolved; gives the way to stop. */
  listen(hear: (news: readonly LiveNews[]) => void): Promise<() => Promise<void>>;
}
