import fc from 'fast-check';
import { createReader as createMessengerReader } from '../../../server/channels/messenger/receive';
import { layOut, splitText } from '../../../server/channels/text';
import { createReader as createZaloReader } from '../../../server/channels/zalo/receive';
import { createReader as createBotReader } from '../../../server/channels/zalo-bot/receive';
import { contentOf } from '../../../server/channels/content';
import { render as renderMessenger } from '../../../server/channels/messenger/render';
import { render as renderZalo } from '../../../server/channels/zalo/render';
import { startMessengerPlatform } from '../../platforms/messenger-platform';
import { startZaloBotPlatform } from '../../platforms/zalo-bot-platform';
import { startZaloPlatform } from '../../platforms/zalo-platform';

const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });
const words = fc.array(fc.oneof(anyText, fc.constantFrom('. ', '\n', '\n\n', ' ', '! ')), { maxLength: 60 });
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

  test('offers every choice once: to tap, or under its number', () => {
    const choice = fc.record({ title: fc.string({ minLength: 1, maxLength: 40 }), value: fc.string() });
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

  test('never fails, whatever is in it', async () => {
    const messenger = await startMessengerPlatform({ pageToken: 'T', appSecret: 'test_app_secret' });
    const zalo = await startZaloPlatform({ appId: '111', appSecret: 's', oaSecret: 'o', refreshToken: 'r' });
    const bot = await startZaloBotPlatform({ token: '77:x', secret: 'bot_secret' });
    const read = {
      messenger: createMessengerReader('test_app_secret', () => true),
      zalo: createZaloReader({ appId: '111', oaSecret: 'o' }, () => true),
      bot: createBotReader('bot_secret', '77'),
    };
    const header = (headers: Record<string, string>) => (name: string) => headers[name];
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
