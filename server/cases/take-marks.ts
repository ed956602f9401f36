import { HANDOFF_INITIATE, type HandoffRequest } from '../../bot/handoff';
import { returnNumberOf } from '../../bot/return-number';
import type { LiveBus } from '../conversations/events';
import type { TakeHandoff } from '../conversations/turn';
import type { Case } from '../store/contract/cases';
import type { InboxItem } from '../store/contract/conversations';
import { putIntoBundle } from './bundles';
import { type EditorPorts, editCase } from './editor';
import { BY_PERSON, isOpenedBy } from './joining';
import { MOST_SHARED } from './links';
import type { Mark } from './mark';
import { marksIn } from './marks';
import { termsIn } from './search-terms';

interface Ports extends EditorPorts {
  live: LiveBus;
  /** Numbers that everybody is given. */
  publicPhones: () => ReadonlySet<string>;
}

/** Makes the door through which cases are tied to others. It comes after the one that opens them, and may be repeated. */
export function createTakeMarks(ports: Ports): TakeHandoff {
  const { cases, publicPhones, live } = ports;
  return async (conversationId, _, item, { name, value }) => {
    if (name !== HANDOFF_INITIATE) return;
    const { facts } = value as HandoffRequest;
    const found = await cases.openIn(conversationId);
    if (!found) return;
    const own = returnMark(returnNumberOf(found.id));
    const named = facts.filter((fact) => fact.name === 'return_number').map((fact) => returnMark(fact.value));
    const marks = marksIn(item.activity.text ?? '', facts, publicPhones());
    await cases.mark(found.id, [...marks, own, ...named]);
    if (isOpenedBy(found, item))
      for (const id of await putIntoBundle(ports, found, marks)) live.emit('case', id, 'changed');
    await cases.index(found.id, termsIn(own.value));
    for (const mark of named) await tellOwners(ports, found, item, mark);
  };
}

const returnMark = (number: string): Mark => ({ kind: 'return', value: number.replace(/\D/g, '') });

/** Whoever has the case of that number sees that somebody speaks of it elsewhere; nothing is joined without a look at it. */
async function tellOwners(ports: Ports, from: Case, item: InboxItem, mark: Mark): Promise<void> {
  const [named] = await ports.cases.marked([mark], MOST_SHARED);
  const step = {
    key: `returned:${item.id}`,
    at: item.receivedAt,
    by: BY_PERSON,
    action: 'returned',
    detail: from.code,
  };
  for (const id of named?.caseIds.filter((other) => other !== from.id) ?? []) {
    const { changed } = await editCase(ports, id, (current) =>
      current.history.some(({ key }) => key === step.key)
        ? undefined
        : { ...current, history: [...current.history, step], news: 'message' },
    );
    if (changed) ports.live.emit('case', id, 'message');
  }
}
