import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pino from 'pino';
import { type Rank, Slots } from '../../../server/conversations/slots';
import { SurgeSwitch } from '../../../server/conversations/surge-switch';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';

/** Works that end when they are told to, and the order in which they began. */
function works(slots: Slots) {
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    began,
    begin: (name: string, rank: Rank = 'normal') => {
      void slots.run(() => {
        began.push(name);
        return new Promise<void>((end) => ends.set(name, end));
      }, rank);
      return settle();
    },
    end: (name: string) => {
      ends.get(name)?.();
      return settle();
    },
  };
}

describe('turns at the same time', () => {
  it('are as many as there is room for, the others in their order', async () => {
    const { began, begin, end } = works(new Slots(2));
    for (const name of ['a', 'b', 'c', 'd']) await begin(name);
    expect(began).toEqual(['a', 'b']);
    await end('a');
    await end('b');
    expect(began).toEqual(['a', 'b', 'c', 'd']);
  });

  it('begin with what is urgent, however long the rest has waited', async () => {
    const { began, begin, end } = works(new Slots(1));
    for (const name of ['a', 'b', 'c']) await begin(name);
    await begin('cry', 'urgent');
    await end('a');
    expect(began).toEqual(['a', 'cry']);
    await end('cry');
    expect(began).toEqual(['a', 'cry', 'b']);
  });

  it('leave room for what is urgent where some is reserved', async () => {
    let reserved = 1;
    const { began, begin, end } = works(new Slots(2, () => reserved));
    for (const name of ['a', 'b']) await begin(name);
    expect(began).toEqual(['a']);
    await begin('cry', 'urgent');
    expect(began).toEqual(['a', 'cry']);
    await end('cry');
    expect(began).toEqual(['a', 'cry']);
    reserved = 0;
    await end('a');
    expect(began).toContain('b');
  });

  it('begin with long ones when nothing else waits, and with one at a time', async () => {
    const { began, begin, end } = works(new Slots(2));
    for (const name of ['long1', 'long2']) await begin(name, 'long');
    expect(began).toEqual(['long1']);
    for (const name of ['a', 'b', 'c']) await begin(name);
    expect(began).toEqual(['long1', 'a']);
    await end('long1');
    expect(began).toEqual(['long1', 'a', 'b']);
    for (const name of ['a', 'b', 'c']) await end(name);
    expect(began).toEqual(['long1', 'a', 'b', 'c', 'long2']);
  });

  it('let a long one through after some others, however many come', async () => {
    const { began, begin, end } = works(new Slots(1));
    await begin('first');
    await begin('long', 'long');
    for (let n = 0; n < 40; n += 1) await begin(`a${n}`);
    await end('first');
    for (let n = 0; !began.includes('long'); n += 1) await end(`a${n}`);
    expect(began).toHaveLength(18);
  });

  it('go on after one that failed', async () => {
    const slots = new Slots(1);
    await expect(slots.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(await slots.run(() => Promise.resolve(1))).toBe(1);
  });
});

describe('the surge switch', () => {
  it('is known to every process, and after a new start', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'haidang-surge-'));
    const store = await openSqliteStore(path.join(folder, 'store.db'), new Vault(parseKeys(generateKey('k1'))));
    const ports = { secrets: store.secrets, logger: pino({ level: 'silent' }), now: () => 7 };
    const [one, other] = [new SurgeSwitch(ports), new SurgeSwitch(ports)];
    await one.look();
    expect(one.isOn()).toBe(false);
    await one.set(true, 'ha');
    expect(one.surge).toEqual({ on: true, since: 7, by: 'ha' });
    await other.look();
    expect(other.isOn()).toBe(true);
    await other.set(false, 'ha');
    await one.look();
    expect(one.isOn()).toBe(false);
    await store.close();
  });
});
