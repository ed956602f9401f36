import fc from 'fast-check';
import pino from 'pino';
import { createReader as createMessengerReader } from '../../../server/channels/messenger/receive';
import { layOut, splitText } from '../../../server/channels/text';
import { createReader as createZaloReader } from '../../../server/channels/zalo/receive';
import { createReader as createBotReader } from '../../../server/channels/zalo-bot/receive';
import { HERO_CARD, contentOf } from '../../../server/channels/content';
import { render as renderMessenger } from '../../../server/channels/messenger/render';
import { render as renderZalo } from '../../../server/channels/zalo/render';
import { DirectLineError } from '../../../server/channels/web/errors';
import { readSaid } from '../../../server/channels/web/incoming';
import { parseSet } from '../../../server/channels/web/page/activity';
import { createSender as createBotSender } from '../../../server/channels/zalo-bot/send';
import { messengerBody, messengerText, startMessengerPlatform } from '../../platforms/messenger-platform';
import { startZaloBotPlatform, zaloBotEvent } from '../../platforms/zalo-bot-platform';
import { startZaloPlatform, zaloText } from '../../platforms/zalo-platform';

/** What a template of Messenger's holds. */
interface Template {
  text?: string;
  buttons?: { title: string }[];
  elements?: { title: string; subtitle?: string; image_url?: string; buttons?: { title: string }[] }[];
}

const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });
const words = fc.array(fc.oneof(anyText, fc.constantFrom('. ', '\n', '\n\n', ' ', '! ')), { maxLength: 60 });
const graphemes = (text: string) => [...new Intl.Segmenter('vi').segment(text)].map(({ segment }) => segment);
const withoutSpace = (text: string) => text.replace(/\s+/g, '');

describe('splitting any text', () => {
  test('keeps every letter, in order, in parts that fit and are whole', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 200 }), (pieces, max) => {
        const text = pieces.join('').toWellFormed().normalize('NFC');
        const parts = splitText(text, max);
        expect(parts.every((part) => part.length <= max && part.length > 0 && part.isWellFormed())).toBe(true);
        expect(withoutSpace(parts.join(''))).toBe(withoutSpace(text));
      }),
    );
  });

  test('breaks no word that fits, and no letter of several parts', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }).filter((text) => !/\s/.test(text));
    const text = fc
      .array(word, { minLength: 1, maxLength: 40 })
      .map((all) => all.join(' ').toWellFormed().normalize('NFC'));
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 120 }), (whole, max) => {
        // A word of the longest letters may still be longer than a whole message.
        fc.pre(whole.split(' ').every((one) => one.length <= max));
        expect(splitText(whole, max).flatMap((part) => part.split(' '))).toEqual(whole.trim().split(' '));
      }),
    );
    const long = fc.string({ unit: 'grapheme', minLength: 50, maxLength: 200 }).map((all) => all.replace(/\s/g, 'a'));
    fc.assert(
      fc.property(long, (letters) => {
        const whole = letters.toWellFormed().normalize('NFC');
        fc.pre(graphemes(whole).every((one) => one.length <= 40));
        expect(splitText(whole, 40).flatMap(graphemes)).toEqual(graphemes(whole));
      }),
    );
  });

  test('offers every choice once: to tap, or under its number', () => {
    const title = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');
    const choice = fc.record({ title, value: fc.string() });
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 20 }), fc.integer({ min: 0, max: 13 }), (choices, buttons) => {
        const laid = layOut('Chọn', choices, { text: 2000, buttons, title: 20 });
        const numbers = [...laid.parts.join('\n').matchAll(/^(\d+)\. /gm)].map(([, n]) => Number(n));
        expect(laid.buttons).toHaveLength(Math.min(choices.length, buttons));
        for (let n = buttons + 1; n <= choices.length; n++) expect(numbers).toContain(n);
      }),
    );
  });
});

describe('showing any reply', () => {
  const action = fc.record({
    type: fc.constantFrom('imBack', 'openUrl'),
    title: fc.string({ minLength: 1, maxLength: 60 }),
    value: fc.webUrl(),
  });
  const reply = fc.record({
    type: fc.constant('message'),
    text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3000 }).filter((text) => text.trim() !== ''),
    suggestedActions: fc.record({ to: fc.constant([]), actions: fc.array(action, { maxLength: 20 }) }),
  });

  test('keeps to what Messenger takes', () => {
    fc.assert(
      fc.property(reply, (activity) => {
        for (const { text = '', quick_replies = [] } of renderMessenger(contentOf(activity as never))) {
          expect(text.length).toBeLessThan(2000);
          expect(quick_replies.length).toBeLessThanOrEqual(13);
          expect(quick_replies.every(({ title }) => title.length <= 20)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });

  const linked = fc.record({
    ...{ type: fc.constant('message'), text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 800 }) },
    suggestedActions: fc.record({
      to: fc.constant([]),
      actions: fc.array(
        fc.record({ type: fc.constant('openUrl'), title: fc.string({ minLength: 1 }), value: fc.webUrl() }),
        {
          maxLength: 5,
        },
      ),
    }),
    attachments: fc.array(
      fc.record({
        contentType: fc.constant(HERO_CARD),
        content: fc.record({
          title: fc.string({ minLength: 1, maxLength: 200 }),
          text: fc.string({ maxLength: 200 }),
          buttons: fc.array(action, { maxLength: 6 }),
        }),
      }),
      { maxLength: 12 },
    ),
  });

  test('keeps its templates to what Messenger takes', () => {
    fc.assert(
      fc.property(linked, (activity) => {
        for (const { attachment } of renderMessenger(contentOf(activity as never))) {
          const { text = '', buttons = [], elements = [] } = (attachment?.payload ?? {}) as Template;
          expect(text.length).toBeLessThanOrEqual(640);
          expect(elements.length).toBeLessThanOrEqual(10);
          for (const { title, subtitle = '', buttons: own = [], image_url } of elements) {
            expect([title, subtitle].every((line) => line.length <= 80)).toBe(true);
            expect(Boolean(subtitle || own.length || image_url)).toBe(true);
          }
          for (const all of [buttons, ...elements.map(({ buttons: own = [] }) => own)]) {
            expect(all.length).toBeLessThanOrEqual(3);
            expect(all.every(({ title }) => title.length <= 20)).toBe(true);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('keeps to what the Zalo Bot Platform takes, and loses nothing', async () => {
    const sent: string[] = [];
    const api = {
      sendMessage: (_: string, text: string) => Promise.resolve({ messageId: String(sent.push(text)) }),
      sendPhoto: () => Promise.resolve({ messageId: 'p' }),
      sendChatAction: () => Promise.resolve(),
    };
    const { send } = createBotSender({ api, logger: pino({ level: 'silent' }) });
    await fc.assert(
      fc.asyncProperty(reply, async (activity) => {
        sent.length = 0;
        const item = { id: 'r', from: 'bot' as const, seq: 1, attempts: 0, dueAt: 0, createdAt: 0 };
        await send({ channel: 'zalo-bot', account: '77', user: '222' }, { ...item, activity: activity as never });
        expect(sent.every((text) => text.length > 0 && text.length <= 2000)).toBe(true);
        expect(withoutSpace(sent.join(''))).toContain(withoutSpace(activity.text.toWellFormed().normalize('NFC')));
      }),
      { numRuns: 50 },
    );
  });

  test('loses no word of a reply', () => {
    fc.assert(
      fc.property(reply, (activity) => {
        const text = withoutSpace(activity.text.toWellFormed().normalize('NFC'));
        const content = contentOf(activity as never);
        const shown = renderMessenger(content).map(
          (message) => message.text ?? (message.attachment?.payload as Template).text ?? '',
        );
        expect(withoutSpace(shown.join(''))).toContain(text);
        expect(
          withoutSpace(
            renderZalo(content)
              .map((message) => message.text ?? '')
              .join(''),
          ),
        ).toContain(text);
      }),
      { numRuns: 50 },
    );
  });

  test('keeps to what Zalo takes', () => {
    fc.assert(
      fc.property(reply, (activity) => {
        for (const { text = '', attachment } of renderZalo(contentOf(activity as never))) {
          expect(text.length).toBeLessThan(2000);
          const buttons = attachment && 'buttons' in attachment.payload ? attachment.payload.buttons : [];
          expect(buttons.length).toBeLessThanOrEqual(5);
          expect(buttons.every(({ title }) => title.length <= 100)).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('reading any signed call', () => {
  /** Bodies that are nearly right: known names with anything in their places. */
  const names = ['messaging', 'standby', 'message', 'postback', 'sender', 'recipient', 'timestamp', 'attachments'];
  const zaloNames = ['event_name', 'message', 'sender', 'recipient', 'timestamp', 'info', 'follower', 'result', 'from'];
  const nearly = (keys: string[]) =>
    fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.array(tie('value'), { maxLength: 3 }), tie('object')),
      object: fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }),
    })).object;

  const header = (headers: Record<string, string>) => (name: string) => headers[name];
  const digits = fc.stringMatching(/^[1-9][0-9]{0,29}$/);

  test('keeps any id as it is, and any text', async () => {
    const messenger = await startMessengerPlatform({ pageToken: 'T', appSecret: 'test_app_secret' });
    const zalo = await startZaloPlatform({ appId: '111', appSecret: 's', oaSecret: 'o', refreshToken: 'r' });
    const bot = await startZaloBotPlatform({ token: '77:x', secret: 'bot_secret' });
    const readers = [
      (user: string, text: string) => {
        const message = { ...messengerText('m', text), sender: { id: user }, recipient: { id: '0100' } };
        const { body, headers } = messenger.sign(messengerBody(message));
        return createMessengerReader('test_app_secret', () => true)(body, header(headers));
      },
      (user: string, text: string) => {
        const { body, headers } = zalo.sign({
          ...zaloText('m', text),
          sender: { id: user },
          recipient: { id: '0100' },
        });
        return createZaloReader({ appId: '111', oaSecret: 'o' }, () => true)(body, header(headers));
      },
      (user: string, text: string) => {
        const { body, headers } = bot.sign(
          zaloBotEvent('message.text.received', { message_id: 'm', text, chat: { id: user } }),
        );
        return createBotReader('bot_secret', '77')(body, header(headers));
      },
    ];
    fc.assert(
      fc.property(
        digits,
        anyText.filter((text) => text.trim() !== '' && !text.startsWith('#')),
        (user, text) => {
          for (const read of readers)
            expect(read(user, text)).toMatchObject([{ address: { user }, activity: { text: text.toWellFormed() } }]);
        },
      ),
    );
    await Promise.all([messenger.close(), zalo.close(), bot.close()]);
  });

  test('takes an id that came as a number only while that is exact', async () => {
    const messenger = await startMessengerPlatform({ pageToken: 'T', appSecret: 'test_app_secret' });
    const read = createMessengerReader('test_app_secret', () => true);
    fc.assert(
      fc.property(digits, (user) => {
        const whole = JSON.stringify(messengerBody({ ...messengerText('m', 'alo'), sender: { id: 0 } }));
        const { body, headers } = messenger.signBytes(Buffer.from(whole.replace('"id":0', `"id":${user}`)));
        const [event] = read(body, header(headers));
        if (Number.isSafeInteger(Number(user))) expect(event).toMatchObject({ address: { user } });
        else expect(event).toBe('unknown');
      }),
    );
    await messenger.close();
  });

  test('of the web refuses or takes anything, and never breaks', () => {
    const names = [
      'type',
      'name',
      'from',
      'text',
      'value',
      'attachments',
      'channelData',
      'clientActivityID',
      'content',
    ];
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly(names)), (body) => {
        try {
          const { id } = readSaid(body);
          expect(id).toMatch(/^web:./);
        } catch (error) {
          expect(error).toBeInstanceOf(DirectLineError);
        }
      }),
    );
    fc.assert(
      fc.property(anyText, (text) => {
        expect(readSaid({ type: 'message', text }).activity?.text).toBe(text.toWellFormed());
      }),
    );
    fc.assert(fc.property(nearly(['activities', 'watermark', ...names]), (set) => void parseSet(set)));
  });

  test('never fails, whatever is in it', async () => {
    const messenger = await startMessengerPlatform({ pageToken: 'T', appSecret: 'test_app_secret' });
    const zalo = await startZaloPlatform({ appId: '111', appSecret: 's', oaSecret: 'o', refreshToken: 'r' });
    const bot = await startZaloBotPlatform({ token: '77:x', secret: 'bot_secret' });
    const read = {
      messenger: createMessengerReader('test_app_secret', () => true),
      zalo: createZaloReader({ appId: '111', oaSecret: 'o' }, () => true),
      bot: createBotReader('bot_secret', '77'),
    };
    fc.assert(
      fc.property(nearly(names), (item) => {
        const { body, headers } = messenger.sign({ object: 'page', entry: [{ messaging: [item], standby: [item] }] });
        expect(read.messenger(body, header(headers)).length).toBeGreaterThanOrEqual(2);
      }),
    );
    fc.assert(
      fc.property(
        nearly(zaloNames),
        fc.constantFrom('user_send_text', 'follow', 'oa_send_text', 'user_withdraw'),
        (item, name) => {
          const event = { ...(item as object), event_name: name, timestamp: '1' };
          const { body, headers } = zalo.signBytes(Buffer.from(JSON.stringify(event)), '1');
          expect(read.zalo(body, header(headers))).toHaveLength(1);
        },
      ),
    );
    fc.assert(
      fc.property(nearly(zaloNames), (item) => {
        const { body, headers } = bot.sign(item);
        expect(read.bot(body, header(headers))).toHaveLength(1);
      }),
    );
    await Promise.all([messenger.close(), zalo.close(), bot.close()]);
  });
});
