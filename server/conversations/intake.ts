import { HANDOFF_TAKEOVER, type HandoffTakeover } from '../../bot/handoff';
import { WITHDRAWAL } from '../../bot/talk';
import type { Logger } from 'pino';
import type { Arrival, ChannelPorts } from '../channels/channel';
import type { Metrics } from '../http/metrics';
import type { ConversationStore, NewMessage, Receipt } from '../store/contract/conversations';
import { NO_TRACING, type Tracing } from '../tracing/tracing';
import type { LiveBus } from './events';

/** How much later a receipt is looked at again, ms. */
const AGAIN_MS = 2_000;

interface IntakePorts {
  store: ConversationStore;
  wake: (conversationId: string) => void;
  live: LiveBus;
  metrics: Metrics;
  logger: Logger;
  now: () => number;
  /** Told of what a platform has told of replies of ours. */
  noteReceipt?: NoteReceipt;
  tracing?: Tracing;
}

/** Counts what became of replies that are counted; may be called again for the same ones. */
export type NoteReceipt = (
  conversationId: string,
  replyIds: readonly string[],
  state: Receipt['state'],
) => Promise<void>;

/** Of what had to wait: when it came in (epoch ms), and now, by the time of leases. */
export interface Waited {
  since: number;
  until: number;
}

/** The doors through which channels bring in what has happened. */
export interface Intake extends Pick<ChannelPorts, 'echo' | 'receive' | 'forget'> {
  take: (arrival: Arrival, waited?: Waited) => Promise<{ conversationId: string; accepted: boolean }>;
}

/** The intake that keeps things where they belong. */
export interface DirectIntake extends Intake {
  /** Resolves when what has come in until now is stored, or could not be. */
  stored: () => Promise<void>;
}

/** Makes the doors: on disk first, then the worker is woken. */
export function createIntake(ports: IntakePorts): DirectIntake {
  const { store, live, metrics, logger, wake, now, tracing = NO_TRACING } = ports;
  /** The store takes them in their order: when the last one is done, so are those before it. */
  let last: Promise<unknown> = Promise.resolve();

  async function take({ address, id, from = 'user', isOpening, activity }: Arrival, waited?: Waited) {
    const message: NewMessage = {
      ...{ id, from, receivedAt: waited?.since ?? now(), activity },
      ...(isOpening === false && { isOpening }),
      ...(waited && { waitedUntil: waited.until }),
    };
    const startedAt = now();
    const storing = store.append(address, message);
    last = storing;
    const stored = await storing;
    metrics.events.inc({ channel: address.channel, outcome: stored.accepted ? 'stored' : 'duplicate' });
    if (stored.accepted) {
      const of = { conversationId: stored.id, messageId: id };
      if (from === 'user')
        tracing.begin('receive', of, { channel: address.channel, isFirst: true, startedAt }).end('stored');
      live.emit('conversation', stored.id);
      wake(stored.id);
    }
    return { conversationId: stored.id, accepted: stored.accepted };
  }

  return {
    take,
    stored: () => last.then(ignore, ignore),
    /** Only while the reply is still to be settled there is something to learn from its echo. */
    async echo(address, replyId, platformId) {
      if (!(await store.isQueued(store.idOf(address), replyId))) return;
      const value: HandoffTakeover = { text: '', certain: false, replyId };
      await take({
        address,
        id: platformId,
        from: 'staff',
        activity: { type: 'event', name: HANDOFF_TAKEOVER, value },
      });
    },
    receive(address, receipt) {
      const id = store.idOf(address);
      const note = async () => {
        const told = await store.receive(id, receipt);
        if (!told.length) return false;
        live.emit('delivery', id);
        await ports.noteReceipt?.(id, told, receipt.state);
        return true;
      };
      // A platform may tell before we have noted down that we sent: then it is looked at once more.
      const again = () => void setTimeout(() => void note().catch(report), AGAIN_MS).unref();
      const report = (error: unknown) => logger.error({ err: error, channel: address.channel }, 'a receipt was lost');
      void note().then((isNews) => isNews || again(), report);
    },
    /** A wish like any other, in its turn behind what was written before: the bot knows whether anybody is in danger. */
    async forget(address, platformId) {
      await take({ address, id: platformId, isOpening: false, activity: { type: 'event', name: WITHDRAWAL } });
    },
  };
}

const ignore = () => undefined;
