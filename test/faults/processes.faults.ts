import { StaffClient } from '../e2e/staff-client';
import { ServerProcess } from '../e2e/server-process';
import { type MessengerPlatform, startMessengerPlatform } from '../platforms/messenger-platform';
import { type Counts, Crowd } from './crowd';
import { seeded } from './seeded';

const SECRETS = { pageToken: 'page-token', appSecret: 'app-secret' };
const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 50);
const random = seeded(Number(process.env.FAULT_SEED ?? 1));
/** So many replies can be between the platform's answer and our write when a process dies. */
const WINDOW = 32;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('two processes on one SQLite file', () => {
  let platform: MessengerPlatform;
  let servers: ServerProcess[];
  let staff: StaffClient;
  let crowd: Crowd;
  const rows: Record<string, Counts & { cases: number }> = {};
  const alive = new Set<ServerProcess>();

  beforeAll(async () => {
    platform = await startMessengerPlatform(SECRETS);
    const env = {
      MESSENGER_PAGE_TOKEN: SECRETS.pageToken,
      MESSENGER_APP_SECRET: SECRETS.appSecret,
      MESSENGER_VERIFY_TOKEN: 'verify',
      MESSENGER_API_BASE: platform.base,
    };
    const first = await new ServerProcess(env).start();
    staff = await (await StaffClient.setUp(first)).hire(first.url, 'lan');
    servers = [first, await new ServerProcess(env, undefined, first.dataDir).start()];
    servers.forEach((server) => alive.add(server));
    crowd = new Crowd(platform, () => [...alive][Math.floor(random() * alive.size)]?.url ?? first.url, random);
  });
  afterAll(async () => {
    console.table(rows);
    for (const server of servers) await server.stop();
    await platform.close();
  });

  const casesOpen = async () => {
    let cursor = '';
    const ids = new Set<string>();
    do {
      const path = `/api/cases?priority=1${cursor && `&cursor=${cursor}`}`;
      const page = await staff.read<{ items: { id: string }[]; nextCursor?: string }>([...alive][0]!.url, path);
      for (const { id } of page.items) ids.add(id);
      cursor = page.nextCursor ?? '';
    } while (cursor);
    return ids.size;
  };
  /** Counts what must hold, whatever happened; `deaths` is how often the one window was opened. */
  const hold = async (what: string, deaths = 0) => {
    const counts = await crowd.settle();
    const cases = await casesOpen();
    rows[what] = { ...counts, cases };
    expect(counts).toMatchObject({ unanswered: 0, extra: 0, outOfOrder: 0, answered: counts.accepted });
    expect(counts.twice).toBeLessThanOrEqual(deaths * WINDOW);
    expect(cases).toBe(crowd.emergencies);
  };
  const someone = (n: number) => crowd.newcomer(1 + Math.floor(random() * 3), n % 10 === 0);
  let deaths = 0;

  it(`lose nothing and answer once when one is killed at any moment, ${ROUNDS} times`, async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const victim = servers[Math.floor(random() * servers.length)]!;
      const delivering = crowd.deliver(Array.from({ length: 20 }, (_, n) => someone(n)).flat());
      await pause(random() * 800);
      alive.delete(victim);
      await victim.kill();
      deaths += 1;
      await delivering;
      await victim.start();
      alive.add(victim);
    }
    await hold(`kill -9, ${ROUNDS} rounds`, deaths);
  });

  it('end within ten seconds when asked to under load, with what they have in hand', async () => {
    const [victim] = servers;
    const delivering = crowd.deliver(Array.from({ length: 20 }, (_, n) => someone(n)).flat());
    await pause(300);
    alive.delete(victim!);
    const began = Date.now();
    expect(await victim!.stop()).toBe(0);
    const tookMs = Date.now() - began;
    await delivering;
    await victim!.start();
    alive.add(victim!);
    await hold('SIGTERM', deaths);
    expect(tookMs).toBeLessThan(10_500);
  });

  it.each([
    ['429', { status: 429, body: { error: { code: 613, message: 'limit' } } }],
    ['500', { status: 500, body: {} }],
    ['hangs', 'hang'],
  ] as const)('go on when the platform answers %s for a while', async (what, answer) => {
    platform.failNext(answer, 10);
    await crowd.deliver(Array.from({ length: 10 }, (_, n) => someone(n)).flat());
    // A call that hung may have been taken: whoever answers nothing is asked again.
    await hold(`platform ${what}`, deaths);
  });

  it('answer twenty messages of one person in one second, each once and in order', async () => {
    await crowd.deliver(crowd.newcomer(20));
    await hold('20 in a second', deaths);
  });
});
