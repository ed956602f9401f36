import { setImmediate as nextRound } from 'node:timers/promises';
import { SlotsFull } from '../../../server/fair-slots';
import { createTurnstile } from '../../../server/offers/turnstile';

describe('work of strangers on the one thread', () => {
  it('goes a piece at a time: what comes in meanwhile goes in between', async () => {
    const turnstile = createTurnstile(() => 0);
    const done: string[] = [];
    const work = ['a', 'b', 'c'].map((what) => turnstile('one', () => void done.push(what)));
    const others = (async () => {
      while (!done.includes('c')) {
        done.push('other');
        await nextRound();
      }
    })();
    await Promise.all([...work, others]);
    expect(done.join(' ')).toMatch(/a .*other.* b .*other.* c/);
  });

  it('rests after each piece as long as it took', async () => {
    let now = 0;
    const done: string[] = [];
    const rest = (ms: number) => Promise.resolve(void done.push(`rest ${ms}`));
    const turnstile = createTurnstile(() => now, undefined, rest);
    const work = (what: string, ms: number) =>
      turnstile('one', () => {
        now += ms;
        done.push(what);
      });
    await Promise.all([work('a', 40), work('b', 70)]);
    expect(done).toEqual(['a', 'rest 40', 'b', 'rest 70']);
  });

  it('says when too much waits, and goes on after a piece that fails', async () => {
    const turnstile = createTurnstile(() => 0, { all: 2, ofOne: 2 });
    const failing = turnstile('one', () => {
      throw new Error('broken');
    });
    // The first has left the queue already.
    const kept = [turnstile('one', () => 1), turnstile('one', () => 2)];
    await expect(turnstile('one', () => 3)).rejects.toThrow(SlotsFull);
    await expect(failing).rejects.toThrow('broken');
    expect(await Promise.all(kept)).toEqual([1, 2]);
  });
});
