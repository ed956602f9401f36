import { giveBackSpentMemory } from '../../server/spent-memory';

describe('giving back spent memory', () => {
  it('frees what nothing holds any more', async () => {
    const kept = Array.from({ length: 200_000 }, (_, n) => ({ n }));
    const holder = { spent: Array.from({ length: 1_000_000 }, (_, n) => ({ n })) };
    const before = process.memoryUsage().heapUsed;
    holder.spent = [];

    await giveBackSpentMemory();

    expect(before - process.memoryUsage().heapUsed).toBeGreaterThan(20 * 2 ** 20);
    expect(kept[199_999]).toEqual({ n: 199_999 });
    expect(holder.spent).toEqual([]);
  });
});
