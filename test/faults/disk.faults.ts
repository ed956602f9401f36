import { setTimeout as pause } from 'node:timers/promises';
import { askedRandom } from './asked';
import { databaseByWire } from './database-by-wire';
import { hold, printCounts } from './invariants';
import { Service } from './service';
import { ON_SMALL_DISK, canMount, fill } from './small-disk';
import type { Wire } from './wire';

const random = askedRandom();
/** So many people write that the small disk is full before they have all been taken. */
const CROWD = 300;
const LOOK_MS = 100;

const suite = canMount() ? describe : describe.skip;
if (!canMount()) process.stderr.write('SKIPPED: no disk of its own can be mounted here, so none was filled\n');

suite('a process whose database is away and whose disk is full', () => {
  let wire: Wire;
  let service: Service;
  beforeAll(async () => {
    const database = await databaseByWire(random);
    wire = database.wire;
    service = await Service.start(random, { ...database.place, launcher: ON_SMALL_DISK });
    // Everybody writes to the one on the small disk.
    service.alive.delete(service.servers[0]!);
  });
  afterAll(async () => {
    printCounts();
    await service.stop();
    await wire.close();
  });

  const refusals = () => service.crowd.answers.get(503) ?? 0;
  const fullness = async () =>
    /^haidang_spool_full (\d)/m.exec(await (await fetch(`${service.anyone().url}/metrics`)).text())?.[1];

  it('refuses what it cannot keep, says so, and brings what it has kept though others fill the disk to the last byte', async () => {
    wire.set({ state: 'refused' });
    const writing = service.crowd.come(CROWD);
    while (refusals() < 20) await pause(LOOK_MS);
    expect(await fullness()).toBe('1');
    const makeRoom = fill(service.servers[1]!);
    wire.set({ state: 'whole' });
    await writing;
    await hold('spool on a full disk', service, { wire });
    makeRoom();
    while ((await fullness()) !== '0') await pause(LOOK_MS);
    wire.set({ state: 'refused' });
    await service.crowd.come(10);
    wire.set({ state: 'whole' });
    await hold('room again', service, { wire });
  });
});
