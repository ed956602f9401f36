import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Spool, SpoolFull } from '../../../server/store/spool';
import { VAULTS } from './contract/room';

const MB = 2 ** 20;
/** What a spool leaves free, and some for what waits. */
const DISK = 14 * MB;
const LONG = 'x'.repeat(2_000);

describe('a spool that has filled its disk itself', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-spool-'));
  /** A disk on which nothing else lies. */
  const free = () => DISK - readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  const open = () => new Spool(path.join(folder, 'spool.db'), VAULTS.first, 512 * MB, free);

  const fill = async (spool: Spool) => {
    let kept = 0;
    const address = { channel: 'messenger', account: '100', user: 'u1' };
    const add = (id: string) =>
      spool.add('u1', {
        kind: 'take',
        arrival: { address, id, activity: { type: 'message', text: LONG } },
        at: Date.now(),
      });
    const more = async () => {
      for (;;) {
        await Promise.all(Array.from({ length: 50 }, (_, n) => add(`m${kept}-${n}`)));
        kept += 50;
      }
    };
    await expect(more()).rejects.toThrow(SpoolFull);
    return kept;
  };
  const empty = async (spool: Spool) => {
    for (let some = spool.next(100); some.length; some = spool.next(100))
      await Promise.all(some.map(({ seq }) => spool.done(seq)));
  };

  it('takes as much as before once it has been emptied, also after a new start', async () => {
    let spool = open();
    const first = await fill(spool);
    expect(first).toBeGreaterThan(500);
    for (const isNew of [false, true]) {
      expect(spool.standing()).toMatchObject({ isFull: true });
      await empty(spool);
      if (isNew) {
        spool.close();
        spool = open();
      }
      expect(spool.standing()).toMatchObject({ waiting: 0, isFull: false });
      expect(await fill(spool)).toBeGreaterThan(first * 0.8);
    }
    spool.close();
  });
});
