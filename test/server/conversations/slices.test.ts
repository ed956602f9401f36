import { EventEmitter, once } from 'node:events';
import { stat } from 'node:fs';
import { setImmediate as nextRound } from 'node:timers/promises';
import { inSlices } from '../../../server/conversations/slices';
import type { RunTurn } from '../../../server/conversations/turn';

/** A clock on which every turn takes so long, and the turns that have run. */
function room({ turnMs, stored = () => Promise.resolve() }: { turnMs: number; stored?: () => Promise<unknown> }) {
  let clock = 0;
  const ran: string[] = [];
  const runTurn: RunTurn = ({ text = '' }, state) => {
    clock += turnMs;
    ran.push(text);
    return text === 'faulty' ? Promise.reject(new Error(text)) : Promise.resolve({ replies: [], events: [], state });
  };
  const run = inSlices(runTurn, { stored, steady: () => clock });
  return { ran, run: (text: string) => run({ type: 'message', text }, {}) };
}

/** Comes in now, and is heard in the next round. */
const event = (ran: string[], name: string) => nextRound().then(() => ran.push(name));

describe('turns in slices', () => {
  it('let what has come in go first when a slice is used up', async () => {
    const { ran, run } = room({ turnMs: 10 });
    const all = ['a', 'b', 'c'].map(run);
    await all[0];
    await Promise.all([event(ran, 'arrival'), ...all]);
    expect(ran).toEqual(['a', 'arrival', 'b', 'c']);
  });

  it('run on end while the slice lasts', async () => {
    const { ran, run } = room({ turnMs: 0.2 });
    const all = ['a', 'b', 'c'].map(run);
    await all[0];
    await Promise.all([event(ran, 'arrival'), ...all]);
    expect(ran).toEqual(['a', 'b', 'c', 'arrival']);
  });

  it('wait until what has come in is on disk', async () => {
    const disk = new EventEmitter();
    const stored = () => {
      process.nextTick(() => disk.emit('asked'));
      return once(disk, 'done');
    };
    const { ran, run } = room({ turnMs: 10, stored });
    const turn = run('a');
    await once(disk, 'asked');
    await nextRound();
    expect(ran).toEqual([]);
    disk.emit('done');
    await turn;
    expect(ran).toEqual(['a']);
  });

  it('let go first what came in while a turn ran that the disk had let begin', async () => {
    const heard: string[] = [];
    let isFirst = true;
    // The first time it is the disk's answer that lets the turns go on; then nothing is known yet of what came in.
    const stored = () => (isFirst ? new Promise((resolve) => stat('.', resolve)).then(() => (isFirst = false)) : now);
    const now = Promise.resolve();
    const runTurn: RunTurn = ({ text = '' }, state) => {
      if (text === 'a') stat('.', () => heard.push('arrival'));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      heard.push(text);
      return Promise.resolve({ replies: [], events: [], state });
    };
    const run = inSlices(runTurn, { stored, steady: () => performance.now() });
    await Promise.all(['a', 'b'].map((text) => run({ type: 'message', text }, {})));
    expect(heard).toEqual(['a', 'arrival', 'b']);
  });

  it('do not wait for ever for a store that hangs', async () => {
    const { ran, run } = room({ turnMs: 10, stored: () => new Promise(() => undefined) });
    await run('a');
    expect(ran).toEqual(['a']);
  });

  it('go on after one that fails', async () => {
    const { ran, run } = room({ turnMs: 1 });
    const [first, second] = [run('faulty'), run('b')];
    await expect(first).rejects.toThrow('faulty');
    await second;
    expect(ran).toEqual(['faulty', 'b']);
  });
});
