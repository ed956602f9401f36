import type { Channel, ChannelFactory, SendFailure } from '../../../server/channels/channel';
import type { Address, EntryState } from '../../../server/store/contract/conversations';
import { eventually } from '../../eventually';
import { type Answer, type SignedCall, type StandIn, deliver } from '../../platforms/stand-in';
import { type TestPorts, choices, openPorts, replyOf, serve, testConfig } from './ports';

interface Platform extends StandIn {
  sent: unknown[];
}

/** When the reply went out of which receipts tell; epoch ms. */
export const SENT_AT = 1_700_000_000_000;

/** What the suite needs to know of a channel that a platform calls and that answers through the platform. */
export interface WebhookChannel<P extends Platform> {
  name: string;
  path: string;
  create: ChannelFactory;
  start(): Promise<P>;
  signatureHeader: string;
  user: Address;
  /** A signed call with one text; `id` is the platform's message id. */
  text(platform: P, id: string, text: string): SignedCall;
  /** A signed call with these bytes, whatever they are. */
  bytes(platform: P, body: Buffer): SignedCall;
  /** The documented vector: body and header, and a header that must not match. */
  vector: { body: string; header: string; wrong: string };
  /** Whether the header covers the body; the Zalo Bot Platform's is a mere password. */
  coversBody: boolean;
  vectorText?: string;
  /** The id under which a text is kept that the platform calls `id`. */
  idOf?(id: string): string;
  /** Signed calls that must have no effect, by what they are. */
  quiet(platform: P): [string, SignedCall][];
  /** Signed calls about a reply that went out as `out-1` at SENT_AT, by what they are, and what that makes of it. */
  receipts?(platform: P): [string, SignedCall, EntryState][];
  /** Answers of the platform, what they are, and what they mean. */
  refusals: [string, Answer, SendFailure, string][];
  /** The text of the n-th message sent and its buttons' payloads. */
  sent(platform: P): { text: string; buttons: string[] }[];
  buttons: number;
}

/** The promises that every channel with a webhook keeps. */
export function channelContract<P extends Platform>(spec: WebhookChannel<P>): void {
  let platform: P;
  let ports: TestPorts;
  let channel: Channel;
  let url: string;
  let closeServer: () => Promise<void>;

  const call = (signed: SignedCall, change: Record<string, string | undefined> = {}) => {
    const headers = Object.fromEntries(
      Object.entries({ ...signed.headers, ...change }).filter(
        (pair): pair is [string, string] => pair[1] !== undefined,
      ),
    );
    return deliver(url, { body: signed.body, headers });
  };

  beforeEach(async () => {
    platform = await spec.start();
    ports = await openPorts();
    channel = spec.create(testConfig(platform.base), ports)!;
    const server = await serve(channel.routes!);
    url = server.base + spec.path;
    closeServer = () => server.close();
  });

  afterEach(async () => {
    await closeServer();
    await platform.close();
    await ports.store.close();
  });

  if (spec.receipts)
    describe(`${spec.name}: what became of a reply`, () => {
      test('stands in the conversation as the platform tells it, and never goes back', async () => {
        const { conversations } = ports.store;
        await call(spec.text(platform, 'm1', 'Alo'));
        const id = ports.conversationIdOf(spec.user);
        const held = await conversations.claim(id, 'w', 0, 1);
        const send = [{ ...replyOf('Chào bạn'), createdAt: SENT_AT - 9_000 }];
        const { version } = await conversations.commit({ id, owner: 'w', version: held!.version }, { send });
        const settle = [{ id: send[0]!.id, platformIds: ['out-0', 'out-1'], sentAt: SENT_AT }];
        await conversations.commit({ id, owner: 'w', version }, { settle });
        const state = async () => (await ports.log(id, 0)).find((entry) => entry.from === 'bot')?.state;
        for (const [, signed, expected] of spec.receipts!(platform)) {
          expect(await call(signed)).toBe(200);
          await eventually(async () => expect(await state()).toBe(expected));
        }
        expect(ports.taken).toHaveLength(1);
      });
    });

  describe(`${spec.name}: taking messages`, () => {
    test('accepts the documented signature', async () => {
      const signed = { body: Buffer.from(spec.vector.body), headers: { [spec.signatureHeader]: spec.vector.header } };
      expect(await call(signed)).toBe(200);
      expect(ports.taken).toMatchObject([
        { address: spec.user, activity: { type: 'message', text: spec.vectorText ?? 'Xin chào' } },
      ]);
    });

    test.each([
      ['the wrong signature', () => spec.vector.wrong],
      ['no signature', () => undefined],
      ['an empty signature', () => ''],
      ['a signature that is not hex', () => 'sha256=zz'],
      ['a signature that is too short', () => spec.vector.header.slice(0, -2)],
    ])('refuses %s with a fixed text and takes nothing', async (_, header) => {
      const value = header();
      const response = await fetch(url, {
        method: 'POST',
        body: spec.vector.body,
        headers: value === undefined ? {} : { [spec.signatureHeader]: value },
      });
      expect([response.status, await response.text()]).toEqual([401, 'Unauthorized']);
      expect(ports.taken).toEqual([]);
      expect(await ports.count(spec.name, 'refused')).toBe(1);
    });

    if (spec.coversBody)
      test('refuses a body that was altered on the way', async () => {
        const { body, headers } = spec.text(platform, 'm1', 'Xin chao');
        const altered = Buffer.from(body.toString().replace('Xin chao', 'Xin chap'));
        expect(await call({ body: altered, headers })).toBe(401);
        expect(ports.taken).toEqual([]);
      });

    test('takes an event that is delivered five times, also at once, only once', async () => {
      const signed = spec.text(platform, 'm1', 'Alo');
      const statuses = await Promise.all([1, 2, 3].map(() => call(signed)));
      statuses.push(await call(signed), await call(signed));
      expect(statuses).toEqual([200, 200, 200, 200, 200]);
      expect(ports.taken).toHaveLength(1);
      expect(await ports.count(spec.name, 'duplicate')).toBe(4);
    });

    test('is on disk when 200 is answered', async () => {
      await call(spec.text(platform, 'm1', 'Cứu em với'));
      const entries = await ports.log(ports.conversationIdOf(spec.user), 0);
      expect(entries).toMatchObject([
        { id: spec.idOf?.('m1') ?? 'm1', from: 'user', activity: { text: 'Cứu em với' } },
      ]);
    });

    test('answers 503 while nothing can be stored, and takes the event when it comes again', async () => {
      const signed = spec.text(platform, 'm1', 'Bí mật của em');
      ports.breakStore(true);
      expect(await call(signed)).toBe(503);
      expect(ports.taken).toEqual([]);
      expect(ports.logged()).not.toContain('Bí mật');
      ports.breakStore(false);
      expect(await call(signed)).toBe(200);
      expect(ports.taken).toHaveLength(1);
    });

    test('acknowledges events that have no effect', async () => {
      for (const [what, signed] of spec.quiet(platform)) expect([what, await call(signed)]).toEqual([what, 200]);
      expect(ports.taken).toEqual([]);
      const counts = await Promise.all(
        ['ignored', 'unknown', 'receipt'].map((outcome) => ports.count(spec.name, outcome)),
      );
      expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(spec.quiet(platform).length);
    });

    test('refuses what is not JSON, and what is over a megabyte, with fixed texts', async () => {
      expect(await call(spec.bytes(platform, Buffer.from('{"object":')))).toBe(400);
      const big = spec.text(platform, 'm1', 'a'.repeat(1_100_000));
      const response = await fetch(url, { method: 'POST', body: new Uint8Array(big.body), headers: big.headers });
      expect([response.status, await response.text()]).toEqual([413, 'Payload too large']);
      expect(ports.taken).toEqual([]);
    });

    test('takes a large message below the limit', async () => {
      expect(await call(spec.text(platform, 'm1', 'a'.repeat(900_000)))).toBe(200);
      expect(ports.taken).toHaveLength(1);
    });

    test('takes half an emoji without choking on it', async () => {
      const whole = spec.text(platform, 'm1', 'alo ?').body.toString();
      expect(await call(spec.bytes(platform, Buffer.from(whole.replace('alo ?', 'alo \\ud83d'))))).toBe(200);
      expect(ports.taken[0]?.activity.text).toBe('alo \ufffd');
    });
  });

  describe(`${spec.name}: sending`, () => {
    test('sends a text with buttons that carry the values of the choices', async () => {
      await channel.send(spec.user, replyOf('Bạn cần gì?', choices(2)));
      const values = ['#article:muc-1', '#article:muc-2'];
      const list = spec.buttons ? '' : '\n\n1. Mục 1\n2. Mục 2';
      expect(spec.sent(platform)).toEqual([{ text: `Bạn cần gì?${list}`, buttons: values.slice(0, spec.buttons) }]);
    });

    test('lists the choices for which there is no button, under their own numbers', async () => {
      await channel.send(spec.user, replyOf('Chọn nhé:', choices(spec.buttons + 2)));
      const [only] = spec.sent(platform);
      expect(only?.buttons).toHaveLength(spec.buttons);
      expect(only?.text).toBe(
        `Chọn nhé:\n\n${spec.buttons + 1}. Mục ${spec.buttons + 1}\n${spec.buttons + 2}. Mục ${spec.buttons + 2}`,
      );
    });

    test('splits a long text between sentences, with the buttons under the last part', async () => {
      const sentence = 'Đừng đưa hộ chiếu cho người lạ giữ. ';
      await channel.send(spec.user, replyOf(sentence.repeat(150), choices(1)));
      const sent = spec.sent(platform);
      expect(sent.length).toBeGreaterThan(2);
      const last = spec.buttons ? '' : '\n\n1. Mục 1';
      expect(sent.slice(0, -1).every(({ text }) => text.length < 2000 && text.endsWith('giữ.'))).toBe(true);
      expect(sent.map(({ buttons }) => buttons.length)).toEqual([
        ...sent.slice(1).map(() => 0),
        Math.min(spec.buttons, 1),
      ]);
      expect(sent.map(({ text }) => text).join(' ')).toBe(`${sentence.repeat(150).trim()}${last}`);
    });

    test('does not send the first part again when the second is tried again', async () => {
      const long = `${'a'.repeat(1500)}\n\n${'b'.repeat(1500)}`;
      await channel.send(spec.user, replyOf('Trước đó'));
      const send = platform.sent.push.bind(platform.sent);
      platform.sent.push = (...items) => {
        platform.sent.push = send;
        platform.failNext({ status: 503, body: 'down' });
        return send(...items);
      };
      await expect(channel.send(spec.user, replyOf(long))).rejects.toMatchObject({ failure: 'retry' });
      await channel.send(spec.user, replyOf(long, [], 1));
      expect(spec.sent(platform).map(({ text }) => text[0])).toEqual(['T', 'a', 'b']);
    });

    test.each(spec.refusals)('takes %s for what it is', async (_, answer, failure, code) => {
      await channel.send(spec.user, replyOf('Chào bạn'));
      platform.failNext(answer, 1);
      await expect(channel.send(spec.user, replyOf('Bí mật của em'))).rejects.toMatchObject({ failure, code });
      expect(ports.logged()).not.toMatch(/Bí mật|TEST_TOKEN|refresh-|access-|_secret/);
    });

    test('tries again when the platform cannot be reached', async () => {
      await channel.send(spec.user, replyOf('Chào bạn'));
      await platform.close();
      await expect(channel.send(spec.user, replyOf('Chào bạn'))).rejects.toMatchObject({
        failure: 'retry',
        code: 'NETWORK',
      });
      expect(ports.logged()).not.toMatch(/TEST_TOKEN|refresh-|access-|_secret/);
    });
  });
}
