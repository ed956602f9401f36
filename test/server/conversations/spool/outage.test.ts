import pino from 'pino';
import { Outage } from '../../../../server/conversations/spool/outage';

describe('an outage of the database', () => {
  it('is told outside when it lasts, until it arrives, and so is its end', async () => {
    let now = 1_000_000;
    let arrives = false;
    const told: string[] = [];
    const tell = (state: string, since: number) => (told.push(`${state} ${since}`), Promise.resolve(arrives));
    const outage = new Outage({ logger: pino({ level: 'silent' }), now: () => now, tell });
    const pass = async (seconds: number) => {
      for (let n = 0; n < seconds; n += 1) {
        now += 1_000;
        await outage.look();
      }
    };
    await pass(60);
    outage.begin(new Error('gone'));
    await pass(9);
    expect(told).toEqual([]);
    await pass(1);
    arrives = true;
    await pass(60);
    expect(told).toEqual(['away 1060000', 'away 1060000']);
    outage.end();
    await pass(60);
    expect(told).toHaveLength(3);
    expect(told[2]).toBe('back 1060000');
  });

  it('of a moment is nobody’s alarm', async () => {
    let now = 0;
    const told: string[] = [];
    const tell = (state: string) => (told.push(state), Promise.resolve(true));
    const outage = new Outage({ logger: pino({ level: 'silent' }), now: () => now, tell });
    outage.begin(new Error('gone'));
    now += 5_000;
    await outage.look();
    outage.end();
    now += 60_000;
    await outage.look();
    expect(told).toEqual([]);
  });
});
