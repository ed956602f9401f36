import { WebSocket } from 'ws';
import { RawClient, type Shown, pause, serverForEach } from './web-server';

const room = serverForEach();

describe('the stream of a web conversation', () => {
  const sockets: WebSocket[] = [];
  afterEach(() => sockets.splice(0).forEach((socket) => socket.terminate()));

  const listen = (url: string) => {
    const socket = new WebSocket(url);
    sockets.push(socket);
    const shown: Shown[] = [];
    const heard = { socket, shown, watermark: '', pings: 0 };
    socket.on('message', (data: Buffer) => {
      const set = JSON.parse(data.toString()) as { activities: Shown[]; watermark: string };
      shown.push(...set.activities);
      heard.watermark = set.watermark;
    });
    socket.on('ping', () => heard.pings++);
    return heard;
  };
  const until = async (condition: () => boolean) => {
    for (let n = 0; n < 4_000 && !condition(); n++) await pause(5);
    expect(condition()).toBe(true);
  };
  const refusal = (url: string) =>
    new Promise<number | undefined>((resolve) => {
      const socket = new WebSocket(url);
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
      socket.on('open', () => resolve(101));
      socket.on('error', () => resolve(undefined));
      sockets.push(socket);
    });

  it.each([
    ['https://evil.example', 403],
    ['null', 403],
    ['', 101],
  ])('is opened to a page of %s with %i', async (origin, expected) => {
    const client = await RawClient.start(room.server.base);
    const socket = new WebSocket(client.pass.streamUrl, origin ? { origin } : {});
    sockets.push(socket);
    socket.on('error', () => undefined);
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode));
      socket.on('open', () => resolve(101));
    });
    expect(status).toBe(expected);
  });

  it('is opened to a page of our own origin', async () => {
    const client = await RawClient.start(room.server.base);
    const socket = new WebSocket(client.pass.streamUrl, { origin: new URL(room.server.base).origin });
    sockets.push(socket);
    await new Promise((resolve) => socket.on('open', resolve));
  });

  it('tells at once what is said, each thing once and in order', async () => {
    const client = await RawClient.start(room.server.base);
    const { shown } = listen(client.pass.streamUrl);
    for (const text of ['một', 'hai', 'ba']) {
      const before = shown.length;
      await client.say(text);
      await until(() => shown.length === before + 2);
    }
    expect(shown.map(({ text }) => text)).toEqual(['một', 'echo một', 'hai', 'echo hai', 'ba', 'echo ba']);
  });

  it('gives who reconnects what was missed, and only that', async () => {
    const client = await RawClient.start(room.server.base);
    const first = listen(client.pass.streamUrl);
    await client.say('một');
    await until(() => first.shown.length === 2);
    first.socket.terminate();
    await client.say('hai');
    const { body } = await client.call(`?watermark=${first.watermark}`);
    const second = listen(String(body.streamUrl));
    await until(() => second.shown.length === 2);
    expect(second.shown.map(({ text }) => text)).toEqual(['hai', 'echo hai']);
    const whole = listen(client.pass.streamUrl);
    await until(() => whole.shown.length === 4);
  });

  it('finds what other processes have written', async () => {
    const client = await RawClient.start(room.server.base);
    const { shown } = listen(client.pass.streamUrl);
    await client.say('một');
    await until(() => shown.length === 2);
    const id = room.server.storedId(client.pass.conversationId);
    const activity = { type: 'message', text: 'từ máy khác' };
    await room.server.store.conversations.appendTo(id, {
      id: 'x',
      from: 'user',
      receivedAt: room.server.state.now,
      activity,
    });
    await until(() => shown.some(({ text }) => text === 'từ máy khác'));
  });

  it('tells many messages in parts, in order', async () => {
    room.server.state.pageSize = 7;
    const client = await RawClient.start(room.server.base);
    for (let n = 0; n < 100; n++) await client.say(String(n));
    const { shown } = listen(client.pass.streamUrl);
    await until(() => shown.length === 200);
    const mine = shown.filter(({ from }) => from.role === 'user').map(({ text }) => text);
    expect(mine).toEqual(Array.from({ length: 100 }, (_, n) => String(n)));
  }, 30_000);

  it('shows signs of life, and cuts off a reader that shows none', async () => {
    const pinging = await room.start({ ping: 300 });
    const client = await RawClient.start(pinging.base);
    const alive = listen(client.pass.streamUrl);
    await until(() => alive.pings > 3);
    const mute = new WebSocket(client.pass.streamUrl, { autoPong: false });
    sockets.push(mute);
    const closed = new Promise<number>((resolve) => mute.on('close', resolve));
    expect(await closed).toBe(1006);
  });

  it('ends when its token expires', async () => {
    const client = await RawClient.start(room.server.base);
    const { socket } = listen(client.pass.streamUrl);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await until(() => socket.readyState === WebSocket.OPEN);
    room.server.state.now += 1_800_000;
    expect(await closed).toBe(4403);
    expect(await refusal(client.pass.streamUrl)).toBe(403);
  });

  it('opens with its own token only', async () => {
    const [mine, other] = [await RawClient.start(room.server.base), await RawClient.start(room.server.base)];
    const url = mine.pass.streamUrl;
    const withToken = (token: string) => url.replace(/t=.*$/, token);
    expect(await refusal(withToken(`t=${other.pass.token}`))).toBe(403);
    expect(await refusal(withToken('t=x'))).toBe(403);
    expect(await refusal(withToken(''))).toBe(401);
    expect(await refusal(url.replace('watermark=-', 'watermark=x'))).toBe(400);
    expect(await refusal(url.replace('/stream', '/other'))).toBeUndefined();
    expect(await refusal(url)).toBe(101);
  });

  it('are ten at most on one conversation: of more the oldest is cut off', async () => {
    const client = await RawClient.start(room.server.base);
    const heard: ReturnType<typeof listen>[] = [];
    for (let n = 0; n < 11; n++) {
      heard.push(listen(client.pass.streamUrl));
      await until(() => heard[n]?.socket.readyState === WebSocket.OPEN);
    }
    await until(() => heard[0]?.socket.readyState === WebSocket.CLOSED);
    await client.say('một');
    await until(() => heard.slice(1).every(({ shown }) => shown.length === 2));
  });

  it('says goodbye when the server stops', async () => {
    const client = await RawClient.start(room.server.base);
    const { socket } = listen(client.pass.streamUrl);
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await until(() => socket.readyState === WebSocket.OPEN);
    await room.server.web.stop?.();
    expect(await closed).toBe(1001);
  });

  it('leaves no listener behind', async () => {
    const client = await RawClient.start(room.server.base);
    const { socket } = listen(client.pass.streamUrl);
    // A client that is ended while it still opens raises an error of its own.
    await until(() => socket.readyState === WebSocket.OPEN && room.server.live.listenerCount('conversation') === 1);
    socket.terminate();
    await until(() => room.server.live.listenerCount('conversation') === 0);
  });
});
