import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { WebSocket } from 'ws';
import { type WebServer, call, pause, startWeb } from './web-server';

/** The Bot Framework's own client wants a browser: requests of `xhr2`, sockets of `ws`. */
const browser = { XMLHttpRequest: jest.requireActual<object>('xhr2'), WebSocket };

describe.each([true, false])("the Bot Framework's Direct Line client (WebSocket: %s)", (webSocket) => {
  let server: WebServer;
  const clients: DirectLine[] = [];
  beforeAll(() => void Object.assign(globalThis, browser));
  beforeEach(async () => {
    server = await startWeb();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.end();
    await server.close();
  });

  const connect = (options: { token?: string; conversationId?: string; watermark?: string } = {}) => {
    const client = new DirectLine({ domain: server.base, webSocket, pollingInterval: 200, ...options });
    clients.push(client);
    const shown: Activity[] = [];
    // The client ends its conversation with an error.
    client.activity$.subscribe(
      (activity) => void shown.push(activity),
      () => undefined,
    );
    const texts = () => shown.map((activity) => (activity.type === 'message' ? activity.text : activity.type));
    return { client, shown, texts };
  };
  const say = (client: DirectLine, text: string, clientActivityID: string) =>
    client
      .postActivity({ type: 'message', from: { id: 'u-1' }, text, channelData: { clientActivityID } })
      .toPromise() as Promise<string>;
  const until = async (condition: () => boolean) => {
    for (let n = 0; n < 1_500 && !condition(); n++) await pause(10);
    expect(condition()).toBe(true);
  };
  const generate = async () =>
    (await call(`${server.base}/tokens/generate`, { method: 'POST' })).body as {
      token: string;
      conversationId: string;
    };

  it('talks with the bot', async () => {
    const { client, shown, texts } = connect({ token: (await generate()).token });
    const id = await say(client, 'xin chào', 'c-1');
    await until(() => shown.length === 2);
    expect(texts()).toEqual(['xin chào', 'echo xin chào']);
    expect(shown[0]).toMatchObject({ id, channelData: { clientActivityID: 'c-1' } });
    expect(client.connectionStatus$.getValue()).toBe(ConnectionStatus.Online);
  });

  it('has a repeated message taken once', async () => {
    const { client, shown, texts } = connect({ token: (await generate()).token });
    const ids = [await say(client, 'một', 'c-1'), await say(client, 'một', 'c-1'), await say(client, 'hai', 'c-2')];
    expect(ids[0]).toBe(ids[1]);
    await until(() => shown.length >= 4);
    // Whatever came of the repetition comes before the next answer.
    await say(client, 'ba', 'c-3');
    await until(() => texts().includes('echo ba'));
    expect(texts().sort()).toEqual(['ba', 'echo ba', 'echo hai', 'echo một', 'hai', 'một']);
  });

  it('takes an old conversation up where it was left', async () => {
    const pass = await generate();
    const first = connect({ token: pass.token });
    await say(first.client, 'một', 'c-1');
    await until(() => first.shown.length === 2);
    first.client.end();
    const again = connect({ ...pass, watermark: '2' });
    await say(again.client, 'hai', 'c-2');
    await until(() => again.shown.length === 2);
    expect(again.texts()).toEqual(['hai', 'echo hai']);
  });

  it('starts without a token', async () => {
    const { client, shown } = connect();
    await until(() => client.connectionStatus$.getValue() === ConnectionStatus.Online);
    await say(client, 'xin chào', 'c-1');
    await until(() => shown.length === 2);
  });
});
