import { setTimeout as pause } from 'node:timers/promises';
import { PROCESSES, ROUNDS, askedRandom } from './asked';
import { databaseByWire } from './database-by-wire';
import { dyingProcesses } from './dying-processes';
import { hold, printCounts } from './invariants';
import { Service } from './service';
import type { Wire } from './wire';

const AWAY_MS = 60_000;
const DEAD_MS = 15_000;
const SLOW_MS = 30_000;
const SLOW_CALL_MS = 5_000;
const CUTTING_MS = 20_000;
const random = askedRandom();

describe(`${PROCESSES} processes on one MongoDB database`, () => {
  let wire: Wire;
  let service: Service;
  beforeAll(async () => {
    const database = await databaseByWire(random);
    wire = database.wire;
    service = await Service.start(random, { ...database.place, processes: PROCESSES });
  });
  afterAll(async () => {
    printCounts();
    await service.stop();
    await wire.close();
  });

  /** People come in all the time until it is over; whoever comes is taken, whatever happens to the database. */
  const comeFor = async (ms: number, how = {}) => {
    const until = Date.now() + ms;
    while (Date.now() < until) {
      await service.crowd.come(5);
      await service.crowd.comeInTurn(6, how);
      await pause(2_000);
    }
  };
  const refusals = () => service.crowd.answers.get(503) ?? 0;
  const health = async (path: string) => (await fetch(`${service.anyone().url}${path}`)).status;

  dyingProcesses(() => service, ROUNDS);

  it('take everything while the database is away for a minute, say so, and answer when it is back', async () => {
    const before = refusals();
    wire.set({ state: 'refused' });
    await comeFor(AWAY_MS);
    expect([await health('/readyz'), await health('/healthz')]).toEqual([503, 200]);
    expect(service.outside.pages.map(({ type }) => type)).toContain('database.away');
    wire.set({ state: 'whole' });
    await hold('database away for a minute', service, { wire });
    expect(refusals() - before).toBe(0);
    expect(await health('/readyz')).toBe(200);
  });

  it('take everything while the database says nothing at all', async () => {
    const before = refusals();
    wire.set({ state: 'dead' });
    await comeFor(DEAD_MS);
    wire.set({ state: 'whole' });
    await hold('database says nothing', service, { wire });
    expect(refusals() - before).toBe(0);
  });

  it('go on while each call to the database takes five seconds', async () => {
    const before = refusals();
    wire.set({ delayMs: SLOW_CALL_MS / 2 });
    await comeFor(SLOW_MS);
    wire.set({ delayMs: 0 });
    await hold('database slow by 5 s', service, { wire });
    expect(refusals() - before).toBe(0);
  });

  it('write nothing twice and lose nothing while connections are cut in mid-write', async () => {
    const before = wire.breaks.length;
    wire.set({ cutting: 0.02 });
    // Where one process alone is cut off the other cannot know what that one holds, and does not wait for it (docs/operations.md).
    await comeFor(CUTTING_MS, { toOne: true });
    wire.set({ cutting: 0 });
    expect(wire.breaks.length - before).toBeGreaterThan(5);
    await hold('connections cut in mid-write', service, { wire });
  });
});
