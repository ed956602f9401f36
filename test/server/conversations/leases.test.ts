import type { ConversationStore } from '../../../server/store/contract/conversations';
import { type Change, address, standIn, until, workerRoom } from './worker-room';

/** Longer than a lease lasts, ms. */
const LONG_MS = 13_000;
const other = { ...address, user: 'u2' };
const ONE_AT_A_TIME = { perSecond: 1_000, atOnce: 1 };

class Away extends Error {}
const isAway = (error: unknown) => error instanceof Away;
const away = () => Promise.reject(new Away());

type Renew = ConversationStore['renew'];
const hanging: Renew = () => new Promise(() => undefined);

describe('a worker and its leases', () => {
  const room = workerRoom();
  const storeWith = (calls: Partial<ConversationStore>) => standIn(room.store.conversations, calls);
  const isQueued = async (of = address) => (await room.logOf(of)).some(({ state }) => state === 'queued');
  const allSent = async () => (await room.logOf()).every(({ state }) => state !== 'queued' && state !== 'unread');

  /** The platform hangs over the first reply until it is let go. */
  const hangOnce = () => {
    const hanging: { letGo?: () => void } = {};
    room.send = (reply) => {
      room.send = (next) => room.take(next);
      return new Promise<void>((resolve) => (hanging.letGo = resolve)).then(() => room.take(reply));
    };
    return { begun: () => until(() => hanging.letGo !== undefined), letGo: () => hanging.letGo?.() };
  };

  /** Two replies are to go out of one worker; the second one waits behind the first, longer than its lease is sure. */
  const standInLine = async (change: Change = {}) => {
    const { begun, letGo } = hangOnce();
    const { worker, hear } = room.setUp({ pace: ONE_AT_A_TIME, ...change });
    await hear('a');
    await begun();
    await hear('b', 'b', other);
    await until(() => isQueued(other));
    room.clock += LONG_MS;
    return { worker, letGo };
  };

  it.each<[string, Partial<ConversationStore>]>([
    ['the store says so', {}],
    ['the store cannot be asked', { renew: away }],
    ['the store says nothing', { renew: hanging }],
  ])('begins no send of what another has taken over meanwhile: %s', async (_, calls) => {
    const { worker, letGo } = await standInLine({ store: storeWith(calls) });
    const second = room.setUp({ owner: 'w2' });
    second.worker.wake(room.store.conversations.idOf(other));
    await until(() => room.sent.length === 1);
    letGo();
    await worker.stop();
    expect(room.sent).toEqual(['1: b', '1: a']);
  });

  it('sends what stood in line for long when the store says that nobody else has it', async () => {
    const { letGo } = await standInLine();
    letGo();
    await until(() => room.sent.length === 2);
    expect(room.sent).toEqual(['1: a', '1: b']);
  });

  it('puts off what it cannot be sure of, and sends it when it can', async () => {
    let isDown = true;
    const renew: Renew = (...asked) => (isDown ? away() : room.store.conversations.renew(...asked));
    const { worker, letGo } = await standInLine({ store: storeWith({ renew }) });
    letGo();
    await until(async () => (await room.store.conversations.due(room.clock + 2_000, 9)).length > 0);
    expect(room.sent).toEqual(['1: a']);
    isDown = false;
    room.clock += 2_000;
    worker.start();
    await until(() => room.sent.length === 2);
    expect(room.sent).toEqual(['1: a', '1: b']);
  });

  it.each([
    ['before it was written', 0],
    ['when it was written', 1],
  ])('sends nothing twice of which the store went away %s that it was sent', async (_, written) => {
    let failures = 3;
    const commit: ConversationStore['commit'] = async (held, change) => {
      if (!change.settle || failures-- <= 0) return room.store.conversations.commit(held, change);
      if (written) await room.store.conversations.commit(held, change);
      return away();
    };
    const { worker, hear } = room.setUp({ store: storeWith({ commit }), isAway });
    worker.start();
    await hear('a');
    await until(() => failures <= 0 || written > 0);
    await until(allSent);
    await hear('b');
    await until(() => room.sent.includes('2: b'));
    expect(room.sent).toEqual(['1: a', '2: b']);
  });

  it('sends nothing twice when the store goes away while it is on its way and more comes in', async () => {
    const { begun, letGo } = hangOnce();
    let isDown = false;
    let refused = 0;
    const claim: ConversationStore['claim'] = (...asked) => {
      if (!isDown) return room.store.conversations.claim(...asked);
      refused += 1;
      return away();
    };
    const { worker, hear } = room.setUp({ store: storeWith({ claim }), isAway });
    worker.start();
    await hear('a');
    await begun();
    isDown = true;
    await hear('b');
    await until(() => refused > 0);
    letGo();
    await until(() => room.sent.length === 1);
    isDown = false;
    await until(() => room.sent.length > 1);
    await until(allSent);
    expect(room.sent).toEqual(['1: a', '2: b']);
  });

  it('ends when it is asked to, though the store stays away with what it knows of a reply', async () => {
    let tries = 0;
    const commit: ConversationStore['commit'] = (held, change) => {
      if (!change.settle) return room.store.conversations.commit(held, change);
      tries += 1;
      return away();
    };
    const { worker, hear } = room.setUp({ store: storeWith({ commit }), isAway });
    await hear('a');
    await until(() => tries > 2);
    await worker.stop();
    expect(room.sent).toEqual(['1: a']);
  });
});
