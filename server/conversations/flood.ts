import type { Activity } from '../channels/activity';
import type { InboxItem } from '../store/contract/conversations';

/** So many messages one person may write at once, and then one in so many ms: nobody in need writes faster for long. */
const BURST = 30;
const ONE_IN_MS = 3_000;
/** People whose pace is remembered. */
const REMEMBERED = 10_000;

/**
 * What becomes of a message: it is read; or its writer is told, once, to slow down; or it is only kept. Whatever becomes of
 * it, it stands in the conversation.
 */
export type Verdict = 'read' | 'tell' | 'keep';

export interface FloodPorts {
  /** Whether danger is heard in it, or a person is asked for: such a message is read however many came before. */
  isUrgent: (activity: Activity) => boolean;
  /** Whether staff have, or await, a case of this conversation: then everything is read. */
  hasOpenCase: (conversationId: string) => Promise<boolean>;
  now: () => number;
}

interface Pace {
  left: number;
  at: number;
  isTold: boolean;
}

/** Slows down who floods a conversation, so that one person's hundred messages do not cost a hundred answers. */
export class FloodGate {
  readonly #paces = new Map<string, Pace>();

  constructor(private readonly ports: FloodPorts) {}

  async judge(conversationId: string, { from, activity }: Pick<InboxItem, 'from' | 'activity'>): Promise<Verdict> {
    if (from !== 'user' || activity.type !== 'message') return 'read';
    const pace = this.#paceOf(conversationId);
    if (pace.left >= 1) {
      pace.left -= 1;
      return 'read';
    }
    if (this.ports.isUrgent(activity) || (await this.ports.hasOpenCase(conversationId))) return 'read';
    if (pace.isTold) return 'keep';
    pace.isTold = true;
    return 'tell';
  }

  /** Full again, they have slowed down: should they be too fast once more, they are told once more. */
  #paceOf(conversationId: string): Pace {
    const now = this.ports.now();
    const before = this.#paces.get(conversationId) ?? { left: BURST, at: now, isTold: false };
    const left = Math.min(BURST, before.left + Math.max(now - before.at, 0) / ONE_IN_MS);
    const pace = { left, at: now, isTold: before.isTold && left < BURST };
    this.#paces.delete(conversationId);
    this.#paces.set(conversationId, pace);
    const [oldest] = this.#paces.keys();
    if (this.#paces.size > REMEMBERED && oldest !== undefined) this.#paces.delete(oldest);
    return pace;
  }
}
