import { type MessengerPlatform, messengerBody, startMessengerPlatform } from '../platforms/messenger-platform';
import { deliver } from '../platforms/stand-in';
import { ServerProcess } from './server-process';

const SECRETS = { pageToken: 'page-token', appSecret: 'app-secret' };
const PEOPLE = 240;
/** Replies under way at the moment of death: the one window in which a reply may be sent twice. */
const WINDOW_MS = 1_000;

interface Person {
  id: string;
  mid: string;
}

describe('a server that dies in mid-load', () => {
  let platform: MessengerPlatform;
  let server: ServerProcess;
  const arrivals: { to: string; at: number }[] = [];

  beforeAll(async () => {
    platform = await startMessengerPlatform(SECRETS);
    const push = platform.sent.push.bind(platform.sent);
    platform.sent.push = (...sends) => {
      for (const send of sends) arrivals.push({ to: send.recipient.id, at: Date.now() });
      return push(...sends);
    };
    server = await new ServerProcess({
      MESSENGER_PAGE_TOKEN: SECRETS.pageToken,
      MESSENGER_APP_SECRET: SECRETS.appSecret,
      MESSENGER_VERIFY_TOKEN: 'verify',
      MESSENGER_API_BASE: platform.base,
    }).start();
  });
  afterAll(async () => {
    await server.stop();
    await platform.close();
  });

  const people: Person[] = Array.from({ length: PEOPLE }, (_, n) => ({ id: `psid-${n}`, mid: `m_${n}` }));
  const write = async ({ id, mid }: Person): Promise<boolean> => {
    const message = {
      sender: { id },
      recipient: { id: '100' },
      timestamp: 1_700_000_000_000,
      message: { mid, text: 'xin chào' },
    };
    return (
      (await deliver(`${server.url}/webhooks/messenger`, platform.sign(messengerBody(message))).catch(() => 0)) === 200
    );
  };

  it('loses nothing that it acknowledged, and answers nothing twice but what was under way', async () => {
    const acknowledged = new Set<string>();
    let killedAt = 0;
    const queue = [...people];
    const sender = async () => {
      for (let person = queue.shift(); person; person = queue.shift()) {
        if (await write(person)) acknowledged.add(person.id);
        if (acknowledged.size >= PEOPLE / 2 && !killedAt) {
          killedAt = Date.now();
          await server.kill();
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, sender));
    expect(acknowledged.size).toBeLessThan(PEOPLE);

    await server.start();
    // The platform delivers again what was not acknowledged, and by mistake also some of what was.
    for (const person of people.filter(({ id }, n) => !acknowledged.has(id) || n % 5 === 0))
      expect(await write(person)).toBe(true);

    while (new Set(arrivals.map(({ to }) => to)).size < PEOPLE)
      await new Promise((resolve) => setTimeout(resolve, 100));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    const twice = people.filter(({ id }) => arrivals.filter(({ to }) => to === id).length > 1);
    for (const { id } of twice) {
      const [first] = arrivals.filter(({ to }) => to === id);
      expect(killedAt - first!.at).toBeLessThan(WINDOW_MS);
    }
    expect(twice.length).toBeLessThanOrEqual(32);
    console.log(
      `${acknowledged.size} acknowledged before the kill, ${PEOPLE} answered, ${twice.length} answered twice (under way at the kill)`,
    );
  });
});
