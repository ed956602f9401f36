import { randomUUID } from 'node:crypto';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openMongooseStore } from '../../../server/store/mongoose/keeper';
import type { Store } from '../../../server/store/store';

describe('what the servers tell of their spools', () => {
  const vault = new Vault(parseKeys(generateKey('k1')));
  let store: Store;
  beforeEach(async () => {
    const place = new URL(process.env.MONGODB_TEST_URL ?? '');
    place.pathname = `/haidang_${randomUUID().slice(0, 8)}`;
    store = await openMongooseStore(place.href, vault);
  });
  afterEach(() => store.close());

  it('is seen by the others in place of what they told before, until it counts no more', async () => {
    const awaited = store.awaited!;
    await awaited.tell('p1', ['c1', 'c2'], 100);
    await awaited.tell('p2', ['c3'], 200);
    expect(await awaited.ofOthers('p1', 0)).toEqual(['c3']);
    expect(await awaited.ofOthers('p2', 99)).toEqual(['c1', 'c2']);
    await awaited.tell('p1', ['c2'], 300);
    expect([...(await awaited.ofOthers('p3', 0))].sort()).toEqual(['c2', 'c3']);
    expect(await awaited.ofOthers('p3', 200)).toEqual(['c2']);
    await awaited.tell('p1', [], 400);
    expect(await awaited.ofOthers('p3', 0)).toEqual([]);
  });
});
