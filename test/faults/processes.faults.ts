import { graphError } from '../platforms/messenger-platform';
import { PROCESSES, ROUNDS, askedRandom } from './asked';
import { dyingProcesses } from './dying-processes';
import { hold, printCounts } from './invariants';
import { Service } from './service';

const random = askedRandom();
/** The person has not written for too long (Graph API: code 10, subcode 2018278). */
const OUT_OF_WINDOW = graphError(10, 2018278);

describe(`${PROCESSES} processes on one SQLite file`, () => {
  let service: Service;
  beforeAll(async () => void (service = await Service.start(random, { processes: PROCESSES })));
  afterAll(async () => {
    printCounts();
    await service.stop();
  });

  dyingProcesses(() => service, ROUNDS);

  it.each([
    ['429', { status: 429, body: { error: { code: 613, message: 'limit' } } }],
    ['500', { status: 500, body: {} }],
    ['nothing at all', 'hang'],
  ] as const)('go on when the platform answers %s for a while', async (what, answer) => {
    service.platform.failNext(answer, 10);
    await service.crowd.come(10);
    await hold(`platform answers ${what}`, service);
  });

  it('give up what the platform refuses for good, that alone, and go on', async () => {
    await hold('before', service);
    service.platform.failNext(OUT_OF_WINDOW, 5);
    for (let n = 0; n < 5; n += 1) await service.crowd.comeInTurn(1);
    await hold('out of the window', service, { refused: 5 });
  });

  it('take what comes three times within five seconds once', async () => {
    await service.crowd.repeat(30, 3, 5_000);
    await hold('three times within 5 s', service, { refused: 5 });
  });

  it('answer twenty messages of one person in one second, each once and in order', async () => {
    const began = Date.now();
    await service.crowd.burst(20);
    expect(Date.now() - began).toBeLessThan(5_000);
    await hold('20 in a second', service, { refused: 5 });
  });
});
