/** A question to which the bot had no answer; those that fold to the same letters are one. */
export interface UnansweredQuestion {
  key: string;
  /** As it was last written. */
  text: string;
  /** What it was read to ask for, the last time. */
  intent: string;
  count: number;
  /** Epoch ms. */
  lastSeen: number;
}

/** Questions for the editors of the knowledge. Texts are sealed like every other. */
export interface UnansweredStore {
  /** Counts a question; the same message counts once. `form` is what makes two questions one. */
  note(question: { messageId: string; form: string; text: string; intent: string; at: number }): Promise<void>;
  /** The most asked first, of those the latest first. */
  list(limit: number): Promise<UnansweredQuestion[]>;
  /** Takes one off the list: it has an answer now, or needs none. */
  settle(key: string): Promise<void>;
  /** Removes those last asked before `before`; gives how many. */
  purge(before: number): Promise<number>;
}
