import { JOIN } from '../../bot/talk';
import type { Activity } from '../channels/activity';
import type { InboxItem } from '../store/contract/conversations';
import { TokenBuckets } from '../token-buckets';

/** So many messages one person may write at once, and then one in so many ms: nobody in need writes faster for long. */
const BURST = 30;
const ONE_IN_MS = 3_000;
/** Whoever opens the page again sooner still has the greeting before their eyes. */
const ONE_GREETING_IN_MS = 60_000;
/** People of whom is remembered that they were told to slow down. */
const MOST_TOLD = 10_000;

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

/** Slows down who floods a conversation, so that one person's hundred messages do not cost a hundred answers. */
export class FloodGate {
  readonly #pace: TokenBuckets;
  readonly #greetings: TokenBuckets;
  readonly #told = new Set<string>();

  constructor(private readonly ports: FloodPorts) {
    const { now } = ports;
    this.#pace = new TokenBuckets({ size: BURST, oneInMs: ONE_IN_MS, now });
    this.#greetings = new TokenBuckets({ size: 1, oneInMs: ONE_GREETING_IN_MS, now });
  }

  async judge(conversationId: string, { from, activity }: Pick<InboxItem, 'from' | 'activity'>): Promise<Verdict> {
    if (from !== 'user') return 'read';
    if (activity.name === JOIN) return take(this.#greetings, conversationId) ? 'read' : 'keep';
    if (activity.type !== 'message') return 'read';
    // Full again, they have slowed down: should they be too fast once more, they are told once more.
    if (this.#pace.left(conversationId) >= BURST) this.#told.delete(conversationId);
    if (take(this.#pace, conversationId)) return 'read';
    if (this.ports.isUrgent(activity) || (await this.ports.hasOpenCase(conversationId))) return 'read';
    return this.#tellOnce(conversationId);
  }

  #tellOnce(conversationId: string): Verdict {
    if (this.#told.has(conversationId)) return 'keep';
    this.#told.add(conversationId);
    const [oldest] = this.#told;
    if (this.#told.size > MOST_TOLD && oldest !== undefined) this.#told.delete(oldest);
    return 'tell';
  }
}

function take(buckets: TokenBuckets, conversationId: string): boolean {
  if (buckets.left(conversationId) < 1) return false;
  buckets.take(conversationId);
  return true;
}
