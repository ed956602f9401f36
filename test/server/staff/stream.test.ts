import { SESSION_MS } from '../../../server/staff/sessions';
import { eventually } from '../../eventually';
import { type Caller, apiUnderTest, ask } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;

/** Reads a stream; `until` resolves once it has said so, or has ended. */
async function listen(caller: Caller) {
  const abort = new AbortController();
  const response = await caller.raw('GET', '/api/stream', undefined, {}, abort.signal);
  const heard = { text: '', ended: false };
  const reading = (async () => {
    for await (const chunk of response.body!) heard.text += new TextDecoder().decode(chunk as Uint8Array);
  })()
    .catch(() => undefined)
    .finally(() => (heard.ended = true));
  const until = (met: () => boolean) => eventually(() => expect(met()).toBe(true));
  return { response, heard, reading, until, stop: () => abort.abort() };
}

describe('live news for the console', () => {
  let room: Room;
  beforeEach(async () => void (room = await apiUnderTest({ keepAliveMs: 20 })));
  afterEach(() => room.close());

  it('tells of every change in order, with no word of what was written', async () => {
    const lan = await room.signedIn('lan');
    const stream = await listen(lan);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    await ask(room, { priority: 2 });
    await ask(room, { priority: 1 }, { id: 'm2', at: 2_000 });
    await lan.act('case-1', 'claim');
    await lan.act('case-1', 'notes', { text: 'bí mật' });
    await lan.act('case-1', 'close', { outcome: 'helped' });
    await stream.until(() => stream.heard.text.includes('event: closed'));
    const events = [...stream.heard.text.matchAll(/^event: (\w+)\ndata: (.*)$/gm)];
    expect(events.map(([, name]) => name)).toEqual(['ready', 'opened', 'message', 'claimed', 'changed', 'closed']);
    expect(JSON.parse(events[2]![2]!)).toEqual({ caseId: 'case-1', priority: 1, code: 'HD-AAAAAA' });
    expect(stream.heard.text).not.toMatch(/Cứu|bí mật/);
    stream.stop();
  });

  it('gives a sign of life while nothing happens', async () => {
    const stream = await listen(await room.signedIn('lan'));
    await stream.until(() => stream.heard.text.includes('\n:\n'));
    stream.stop();
  });

  it('ends when the person signs out, for that session only', async () => {
    const [lan, minh] = [await room.signedIn('lan'), await room.signedIn('minh')];
    const [first, second] = [await listen(lan), await listen(minh)];
    await lan.send('DELETE', '/api/session');
    await first.until(() => first.heard.ended);
    expect(second.heard.ended).toBe(false);
    second.stop();
  });

  it('ends when the session expires', async () => {
    const stream = await listen(await room.signedIn('lan'));
    room.clock.now += SESSION_MS;
    await stream.until(() => stream.heard.ended);
  });

  it('goes on for the others when one reader leaves', async () => {
    const lan = await room.signedIn('lan');
    const [gone, here] = [await listen(lan), await listen(lan)];
    gone.stop();
    await gone.reading;
    await ask(room);
    await here.until(() => here.heard.text.includes('opened'));
    here.stop();
  });

  describe('when hundreds of cases become late at once', () => {
    const LATE = 300;
    const events = (text: string) =>
      [...text.matchAll(/^event: (\w+)\ndata: (.*)$/gm)].map(([, name, data]) => `${name} ${data}`);

    it('tells of them together, and of the emergency among them by itself', async () => {
      for (let n = 0; n < LATE; n += 1) {
        const [caseId, user] = [`case-${n}`, `u-${n}`];
        await ask(room, { caseId, caseCode: `HD-${n}`, priority: n === LATE - 1 ? 1 : 3 }, { id: `m-${n}`, user });
      }
      const stream = await listen(await room.signedIn('lan'));
      room.clock.now += 10_000;
      const { items } = await room.store.cases.list({ limit: LATE });
      for (const found of items) {
        const late = { ...found, changedAt: room.clock.now, news: 'overdue' as const, version: found.version + 1 };
        await room.store.cases.replace(late);
        room.live.emit('case', found.id, 'overdue');
      }
      await stream.until(() => stream.heard.text.includes('event: many'));
      const heard = events(stream.heard.text);
      expect(heard.filter((event) => event.startsWith('overdue') && event.includes(`"case-${LATE - 1}"`))).toHaveLength(
        1,
      );
      expect(heard.length).toBeLessThan(LATE / 3);
      stream.stop();
    });
  });
});
