import type { Arrival } from '../channels/channel';
import type { Metrics } from '../http/metrics';
import type { ConversationStore } from '../store/store';
import type { LiveBus } from './events';

interface IntakePorts {
  store: ConversationStore;
  wake: (conversationId: string) => void;
  live: LiveBus;
  metrics: Metrics;
  now: () => number;
}

/** Makes the door through which every person's message comes in: on disk first, then the worker is woken. */
export function createIntake(ports: IntakePorts) {
  return async ({ address, id, activity }: Arrival): Promise<{ conversationId: string; accepted: boolean }> => {
    const stored = await ports.store.append(address, { id, from: 'user', receivedAt: ports.now(), activity });
    ports.metrics.events.inc({ channel: address.channel, outcome: stored.accepted ? 'stored' : 'duplicate' });
    if (stored.accepted) {
      ports.live.emit('conversation', stored.id);
      ports.wake(stored.id);
    }
    return { conversationId: stored.id, accepted: stored.accepted };
  };
}
