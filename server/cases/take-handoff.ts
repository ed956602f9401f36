import { HANDOFF_INITIATE, type HandoffRequest } from '../../bot/handoff';
import type { LiveBus } from '../conversations/events';
import type { TakeHandoff } from '../conversations/turn';
import type { Case } from '../store/contract/cases';
import type { NewMessage } from '../store/contract/conversations';
import { codeTerm } from '../store/contract/cases';
import { withEarlierReports } from './adverts';
import { type EditorPorts, editCase, timed } from './editor';
import { caseIdentity } from './identity';
import { type Asked, addAfterword, hasJoined, isAfterword, isOpenedBy, joinCase, openCase } from './joining';
import { OWN_DATA_TERM, bringsWish } from './own-data';
import { termsIn } from './search-terms';
import { statusActivity } from './telling';

interface Ports extends EditorPorts {
  live: LiveBus;
}

/** Puts something into a conversation's inbox; once for each id. */
type Tell = (conversationId: string, message: NewMessage) => Promise<void>;

interface Place {
  conversationId: string;
  channel: string;
}

/** Makes the door through which the bot's requests become cases. Every step of it may be repeated without a second effect. */
export function createTakeHandoff(ports: Ports, tell: Tell): TakeHandoff {
  const { cases, live, now } = ports;

  /** Opens a case, or joins the one that was opened in the conversation meanwhile: there is never a second one. */
  async function open(place: Place, asked: Asked): Promise<Case> {
    const draft = timed(openCase(place.conversationId, place.channel, asked), now());
    const opened = await cases.insert(draft);
    if (opened.id !== draft.id) return edit(opened, joinCase, asked);
    await index(opened, asked);
    live.emit('case', opened.id, 'opened');
    return opened;
  }

  async function index({ id }: Case, { item, request }: Asked): Promise<void> {
    const terms = termsIn(item.text ?? '', ...request.facts.map(({ value }) => value));
    const wish = bringsWish(request) ? [OWN_DATA_TERM] : [];
    await cases.index(id, [...terms, codeTerm(request.caseCode), ...wish]);
  }

  async function edit({ id }: Case, change: typeof joinCase, asked: Asked): Promise<Case> {
    const { found, changed } = await editCase(ports, id, (current) => change(current, asked));
    await index(found, asked);
    if (changed) live.emit('case', id, found.news);
    return found;
  }

  async function take(place: Place, asked: Asked): Promise<void> {
    const known = await cases.get(asked.request.caseId);
    const current = known && known.status !== 'closed' ? known : await cases.openIn(place.conversationId);
    // Staff may close it in this very moment: what they have closed is left as it is.
    const found = current && (await edit(current, joinUnlessClosed, asked));
    if (found && isOpenedBy(found, asked.item) && known && known.id !== found.id) await tellOpened(place, asked, found);
    if (found && (found.status !== 'closed' || hasJoined(found, asked.item.id))) return;
    if (known && hasJoined(known, asked.item.id)) return;
    await takeFresh(place, asked, found ?? known);
  }

  /**
   * A message for which no case is open. When its case was closed in the moment in which it arrived, nobody has read it:
   * a word of thanks is added to that case, everything else gets a case of its own. It is never lost between the two.
   */
  async function takeFresh(place: Place, asked: Asked, closed: Case | undefined): Promise<void> {
    if (!closed) {
      await open(place, asked);
      return;
    }
    if (isAfterword(asked)) {
      await edit(closed, addAfterword, asked);
      return;
    }
    const fresh = { ...asked.request, ...caseIdentity(place.conversationId, asked.item.id) };
    const opened = await open(place, { ...asked, request: fresh });
    if (opened.status !== 'closed') await tellOpened(place, asked, opened);
  }

  /** The bot learns of a case that it did not ask for: its end of the old one comes before this in the inbox. */
  async function tellOpened({ conversationId }: Place, { item: { receivedAt } }: Asked, opened: Case): Promise<void> {
    const activity = statusActivity(opened, 'reopened');
    await tell(conversationId, { id: `case:${opened.id}:opened`, from: 'system', receivedAt, activity });
  }

  return async (conversationId, address, item, event) => {
    if (event.name !== HANDOFF_INITIATE) return;
    const { id, receivedAt, activity } = item;
    const request = await withEarlierReports(cases, event.value as HandoffRequest);
    const asked = { item: { id, receivedAt, text: activity.text }, request };
    await take({ conversationId, channel: address.channel }, asked);
  };
}

const joinUnlessClosed: typeof joinCase = (current, asked) =>
  current.status === 'closed' ? undefined : joinCase(current, asked);
