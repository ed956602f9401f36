import { FairQueue } from '../../server/fair-queue';

function rest(queue: FairQueue<string>): string[] {
  const next = queue.take();
  return next === undefined ? [] : [next, ...rest(queue)];
}

describe('a queue in which askers are served in turn', () => {
  it('lets a stranger before the second of somebody who asks for much', () => {
    const queue = new FairQueue<string>({ all: 10, ofOne: 10 });
    for (const what of ['a1', 'a2', 'a3', 'b1', 'a4', 'c1', 'b2']) queue.add(what.charAt(0), what);
    expect(rest(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
  });

  it('cannot be filled by one asker, and not beyond its bound', () => {
    const queue = new FairQueue<string>({ all: 4, ofOne: 2 });
    expect(['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((what) => queue.add(what.charAt(0), what))).toEqual([
      ...[true, true, false],
      ...[true, true, false],
    ]);
    queue.take();
    expect(queue.add('c', 'c1')).toBe(true);
  });
});
