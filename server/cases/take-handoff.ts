import { HANDOFF_INITIATE, type HandoffRequest } from '../../bot/handoff';
import type { LiveBus, LiveEvents } from '../conversations/events';
import type { TakeHandoff } from '../conversations/turn';
import type { Case, NewMessage } from '../store/records';
import type { CaseStore } from '../store/store';
import { editCase } from './editor';
import { caseIdentity } from './identity';
import { type Asked, hasJoined, joinCase, openCase, withdrawCase } from './joining';
import { statusActivity } from './telling';

interface Ports {
  store: { cases: CaseStore };
  live: LiveBus;
}

/** Puts something into a conversation's inbox; once for each id. */
type Tell = (conversationId: string, message: NewMessage) => Promise<void>;

interface Place {
  conversationId: string;
  channel: string;
}

/** Makes the door through which the bot's requests become cases. Every step of it may be repeated without a second effect. */
export function createTakeHandoff({ store: { cases }, live }: Ports, tell: Tell): TakeHandoff {
  const news = (id: string, what: LiveEvents['case'][1]) => void live.emit('case', id, what);

  async function take(place: Place, asked: Asked): Promise<Case | undefined> {
    const known = await cases.get(asked.request.caseId);
    if (known) return known.status === 'closed' ? known : join(known, asked);
    if (asked.request.withdrawn) return undefined;
    const opened = await cases.insert(openCase(place.conversationId, place.channel, asked));
    news(opened.id, 'opened');
    return opened;
  }

  async function join({ id }: Case, asked: Asked): Promise<Case> {
    const change = asked.request.withdrawn ? withdrawCase : joinCase;
    const { found, changed } = await editCase(cases, id, (now) =>
      now.status === 'closed' ? undefined : change(now, asked),
    );
    if (changed) news(id, found.status === 'closed' ? 'closed' : 'message');
    return found;
  }

  /**
   * An emergency that arrives in the moment in which staff close its case: the closed case stays as it is,
   * and the message gets a case of its own, or joins another open one. It must never be lost between the two.
   */
  async function takeLateEmergency(place: Place, asked: Asked): Promise<void> {
    const other = await cases.openIn(place.conversationId);
    if (other) {
      await join(other, asked);
      return;
    }
    const fresh = { ...asked, request: { ...asked.request, ...caseIdentity(place.conversationId, asked.item.id) } };
    const opened = await take(place, fresh);
    if (!opened || opened.status === 'closed') return;
    const id = `case:${opened.id}:opened`;
    const activity = statusActivity(opened, 'reopened');
    await tell(place.conversationId, { id, from: 'system', receivedAt: asked.item.receivedAt, activity });
  }

  return async (conversationId, address, item, event) => {
    if (event.name !== HANDOFF_INITIATE) return;
    const place = { conversationId, channel: address.channel };
    const asked: Asked = { item, request: event.value as HandoffRequest };
    const found = await take(place, asked);
    const late = found?.status === 'closed' && asked.request.priority === 1 && !asked.request.withdrawn;
    if (late && !hasJoined(found, item.id)) await takeLateEmergency(place, asked);
  };
}
