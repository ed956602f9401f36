import { databaseByWire } from '../../faults/database-by-wire';
import type { Wire } from '../../faults/wire';
import { openMongooseStore } from '../../../server/store/mongoose/keeper';
import type { Store } from '../../../server/store/store';
import { HOUR, VAULTS, address, hold, message } from './contract/room';

/** Each way on the wire, ms. */
const SLOW_MS = 150;
/** Far more than there are connections. */
const CROWD = 100;

// On a server for one process renewals wait for other writers of the conversation; nobody else could take it there.
const suite = process.env.MONGODB_TEST_SHARED ? describe : describe.skip;

suite('leases on a slow database', () => {
  let wire: Wire;
  let store: Store;
  beforeEach(async () => {
    const database = await databaseByWire(() => 1);
    wire = database.wire;
    store = await openMongooseStore(database.place.databaseUrl, VAULTS.first);
  });
  afterEach(async () => {
    wire.set({ delayMs: 0 });
    await store.close();
    await wire.close();
  });

  it('are renewed before what waits for its turn to be written, and before what is written to that very conversation', async () => {
    const { id } = await store.conversations.append(address, message('m1'));
    const held = await hold(store, id);
    wire.set({ delayMs: SLOW_MS });
    const done: string[] = [];
    const crowd = Array.from({ length: CROWD }, (_, n) =>
      store.conversations.append({ ...address, user: `u${n}` }, message('m1')).then(() => done.push('crowd')),
    );
    const commit = store.conversations.commit(held, { read: [{ seq: 1 }] }).then(() => done.push('commit'));
    expect(await store.conversations.renew([id], 'w1', 2 * HOUR)).toEqual([id]);
    expect(done).not.toContain('commit');
    expect(done.length).toBeLessThan(CROWD / 2);
    await Promise.all([...crowd, commit]);
  });
});
