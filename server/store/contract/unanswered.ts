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

/** A question as somebody has asked it. */
export interface AskedQuestion {
  /** In which conversation, and by which message of it. */
  conversationId: string;
  messageId: string;
  /** What makes two questions one. */
  form: string;
  text: string;
  intent: string;
  at: number;
}

/**
 * Questions for the editors of the knowledge. Texts are sealed like every other. What a person has asked goes with their
 * conversation; a question that others have asked in the same letters stays.
 */
export interface UnansweredStore {
  /** Counts a question; the same message counts once. */
  note(question: AskedQuestion): Promise<void>;
  /** The most asked first, of those the latest first. */
  list(limit: number): Promise<UnansweredQuestion[]>;
  /** Takes one off the list: it has an answer now, or needs none. */
  settle(key: string): Promise<void>;
  /** Removes those last asked before `before`; gives how many. */
  purge(before: number): Promise<number>;
}
