import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { LiveBus } from '../../../server/conversations/events';
import { NewsExchange } from '../../../server/conversations/news-exchange';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import type { LiveNews, NewsStore } from '../../../server/store/contract/news';
import type { Store } from '../../../server/store/store';
import { failing } from '../failing';

const logger = pino({ level: 'silent' });

describe('news between processes', () => {
  const stores: Store[] = [];
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
  });

  /** As many processes on one file, each with its own bus. */
  const processes = async (count: number) => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'haidang-news-')), 'store.db');
    const vault = new Vault(parseKeys(generateKey('k1')));
    return Promise.all(
      Array.from({ length: count }, async () => {
        const store = await openSqliteStore(file, vault);
        stores.push(store);
        const live = new LiveBus();
        const exchange = new NewsExchange({ live, store: store.news, logger });
        await exchange.start();
        return { live, exchange };
      }),
    );
  };
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  it('reach whoever listens in another, marked as from afar, and come back to nobody', async () => {
    const [a, b, c] = await processes(3);
    const heard = { a: [] as unknown[], b: [] as unknown[], c: [] as unknown[] };
    for (const [name, { live }] of Object.entries({ a: a!, b: b!, c: c! })) {
      const list = heard[name as keyof typeof heard];
      for (const kind of ['conversation', 'delivery', 'case'] as const)
        live.on(kind, (...what: unknown[]) => list.push([kind, ...what]));
    }
    b!.live.emit('case', 'case-1', 'opened');
    b!.live.emit('delivery', 'conversation-1');
    const told = [
      ['case', 'case-1', 'opened', 'afar'],
      ['delivery', 'conversation-1', 'afar'],
    ];
    await until(() => heard.a.length === 2 && heard.c.length === 2);
    expect([heard.a, heard.c]).toEqual([told, told]);
    a!.live.emit('conversation', 'conversation-2');
    await until(() => heard.b.length === 3 && heard.c.length === 3);
    expect(heard.a).toHaveLength(3);
    for (const { exchange } of [a!, b!, c!]) await exchange.stop();
  });

  it('bring the signs that somebody writes, to staff with the writer’s id and to the person', async () => {
    const [a, b] = await processes(2);
    const heard: unknown[] = [];
    b!.live.on('typing', (...what) => heard.push(['typing', ...what]));
    b!.live.answering.onTold((id) => heard.push(['answering', id]));
    a!.live.emit('typing', 'c1', 'lan');
    a!.live.emit('typing', 'c1');
    a!.live.answering.tell('c1');
    await until(() => heard.length === 3);
    expect(heard).toEqual([
      ['typing', 'c1', 'lan', 'afar'],
      ['typing', 'c1', undefined, 'afar'],
      ['answering', 'c1'],
    ]);
    for (const { exchange } of [a!, b!]) await exchange.stop();
  });

  it('wake the stream of a conversation in another process', async () => {
    const [a, b] = await processes(2);
    let woken = 0;
    const stop = a!.live.onConversation('c1', () => (woken += 1));
    for (const id of ['c2', 'c1', 'c1']) b!.live.emit('conversation', id);
    await until(() => woken > 0);
    expect(woken).toBe(1);
    stop();
    for (const { exchange } of [a!, b!]) await exchange.stop();
  });

  it('are dropped, and harm nobody, when they cannot be told', async () => {
    const told: LiveNews[] = [];
    const store: NewsStore = {
      tell: (all) => Promise.resolve(void told.push(...all)),
      listen: () => Promise.resolve(() => Promise.resolve()),
    };
    const live = new LiveBus();
    const exchange = new NewsExchange({ live, store: failing(store, 'tell'), logger });
    live.emit('conversation', 'c1');
    await exchange.stop();
    expect(told).toEqual([]);
  });
});
