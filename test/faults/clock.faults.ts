import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { askedRandom } from './asked';
import { hold, printCounts } from './invariants';
import { Service } from './service';

const random = askedRandom();
const MINUTE = 60_000;
/** Less than after which an answer to somebody in danger is kept back, since another may hold the phone. In all they come to nothing. */
const JUMPS = [10 * MINUTE, -14 * MINUTE, 4 * MINUTE];

describe('two processes on one SQLite file, when the clock of their machine is set', () => {
  let service: Service;
  beforeAll(async () => {
    const env = {
      NODE_OPTIONS: `--require=${path.join(__dirname, 'jumping-clock.cjs')}`,
      CLOCK_JUMPS_MS: JUMPS.join(),
    };
    service = await Service.start(random, { env });
  });
  afterAll(async () => {
    printCounts();
    await service.stop();
  });

  it.each(JUMPS)('go on with what they have, each once and in order, at %i ms', async (jump) => {
    const writing = Promise.all([service.crowd.come(20), service.crowd.comeInTurn(5)]);
    await pause(random() * 500);
    for (const { pid } of service.servers) process.kill(pid!, 'SIGUSR2');
    await writing;
    await hold(`clock set by ${jump / MINUTE} min`, service);
  });

  /** Who starts has the machine's clock, which is behind that of the other: it was set back under that one. */
  it('and when one of them dies', async () => {
    const writing = service.crowd.come(20);
    await pause(random() * 500);
    await service.kill(service.servers[0]!, () => writing);
    await hold('clock set and one dies', service);
  });
});
