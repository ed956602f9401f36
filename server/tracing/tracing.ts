/** A step on the way of a message: it comes in (the webhook, on disk), it is read (the turn), a reply to it goes out (the send). */
export type Step = 'receive' | 'turn' | 'send';

/** Which message a step belongs to. Of the two only a digest leaves the process, as the id of the trace. */
export interface Traced {
  conversationId: string;
  /** The platform's id of the message, or ours. */
  messageId: string;
}

/** How a step begins. Beside its outcome, a code of ours or of the platform's, this is all that is ever told of it. */
export interface Beginning {
  channel: string;
  /** Whether nothing was seen of the message before. */
  isFirst?: boolean;
  /** Epoch ms; now, unless it was earlier. */
  startedAt?: number;
}

/** A step that is under way; its end is told once. */
export interface OpenSpan {
  end(outcome: string, isError?: boolean): void;
}

/** Tells an operator's collector how long each step of a message took. */
export interface Tracing {
  begin(step: Step, of: Traced, how: Beginning): OpenSpan;
  /** Sends off what has been gathered. */
  stop(): Promise<void>;
}

const NOTHING: OpenSpan = { end: () => undefined };

/** Where no collector is named nothing is gathered. */
export const NO_TRACING: Tracing = { begin: () => NOTHING, stop: () => Promise.resolve() };
