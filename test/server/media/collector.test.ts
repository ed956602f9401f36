import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { createMetrics } from '../../../server/http/metrics';
import { type KeptPicture, MediaCollector, type PictureKept } from '../../../server/media/collector';
import { createKeepMedia } from '../../../server/media/keep';
import { mediaIdOf } from '../../../server/media/media-id';
import { createNoteMedia } from '../../../server/media/note-media';
import { readTranscript } from '../../../server/staff/api/transcript';
import type { InboxItem } from '../../../server/store/contract/conversations';
import { Vault, generateKey, parseKeys } from '../../../server/store/encryption';
import { openSqliteStore } from '../../../server/store/sqlite/keeper';
import { eventually } from '../../eventually';
import { startMediaHost } from '../../platforms/media-host';
import { screenshot } from './pictures';
import { forgotten } from '../store/contract/room';

const address = { channel: 'messenger', account: '100', user: '200' };

/** A store, a platform that has files, and the collector between them; `clock.now` is the time. */
async function room(onPicture?: PictureKept) {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-media-'));
  const store = await openSqliteStore(path.join(folder, 'store.db'), new Vault(parseKeys(generateKey('k1'))));
  const host = await startMediaHost();
  const clock = { now: 1_000_000 };
  const now = () => clock.now;
  const lines: string[] = [];
  const changed: string[] = [];
  const makeCollector = () =>
    new MediaCollector({
      media: store.media,
      keep: createKeepMedia(store.media, () => true),
      addressOf: (id) => store.conversations.addressOf(id),
      sourceOf: (channel) => (channel === 'messenger' ? { hosts: [], standIn: host.base } : undefined),
      onChange: (id) => void changed.push(id),
      metrics: createMetrics(),
      logger: pino({}, { write: (line: string) => void lines.push(line) }),
      now,
      ...(onPicture && { onPicture }),
    });
  let collector = makeCollector();
  const note = createNoteMedia({ media: store.media, wake: () => collector.wake(), now });
  return {
    ...{ store, host, clock, changed },
    logged: () => lines.join(''),
    /** A person sends files from these addresses; the turn over it has just begun. */
    async send(id: string, ...urls: string[]) {
      const attachments = urls.map((contentUrl) => ({ contentType: 'image/*', contentUrl }));
      const message = { id, from: 'user' as const, receivedAt: clock.now, activity: { type: 'message', attachments } };
      const stored = await store.conversations.append(address, message);
      const item: InboxItem = { ...message, seq: 1, attempts: 0 };
      await note(stored.id, item);
      return { conversationId: stored.id, again: () => note(stored.id, item) };
    },
    /** As after a crash. */
    async restart() {
      await collector.stop();
      collector = makeCollector();
      collector.wake();
    },
    wake: () => collector.wake(),
    async close() {
      await collector.stop();
      await host.close();
      await store.close();
    },
  };
}

/** Lets time go by until something holds. */
const later = (expectation: () => void | Promise<void>) =>
  eventually(() => {
    now.clock.now += 700_000;
    now.wake();
    return expectation();
  });

let now: Awaited<ReturnType<typeof room>>;
afterEach(() => now.close());
const states = async (id: string) => (await now.store.media.of(id)).map(({ state, error }) => error ?? state);

describe('what people send on a platform', () => {
  it('is fetched, cleaned and kept, and whoever looks at the conversation hears of it', async () => {
    now = await room();
    now.host.files.set('/a.png', await screenshot());
    const { conversationId } = await now.send('m1', `${now.host.base}/a.png`);
    await eventually(() => expect(now.changed).toEqual([conversationId]));
    const kept = await now.store.media.read({ conversationId, id: mediaIdOf('m1', 0) });
    expect(kept?.contentType).toBe('image/png');
  });

  it('is fetched once, though the turn is run again and the event comes twice', async () => {
    now = await room();
    now.host.files.set('/a.png', await screenshot());
    const { conversationId, again } = await now.send('m1', `${now.host.base}/a.png`);
    await eventually(async () => expect(await states(conversationId)).toEqual(['kept']));
    await again();
    now.clock.now += 1_000_000;
    now.wake();
    await eventually(async () => expect(await states(conversationId)).toEqual(['kept']));
    expect(now.host.asked).toEqual(['/a.png']);
  });

  it('does not hold up the turn while the platform hangs, and is taken up by the next process', async () => {
    now = await room();
    now.host.hang = true;
    const { conversationId } = await now.send('m1', `${now.host.base}/a.png`);
    await eventually(() => expect(now.host.asked).toHaveLength(1));
    expect(await states(conversationId)).toEqual(['pending']);
    now.host.hang = false;
    now.host.files.set('/a.png', await screenshot());
    now.clock.now += 120_000;
    await now.restart();
    await eventually(async () => expect(await states(conversationId)).toEqual(['kept']));
  });

  it('is tried again after a failure that may pass, and given up in the end', async () => {
    now = await room();
    now.host.status = 500;
    const { conversationId } = await now.send('m1', `${now.host.base}/a.png`);
    await eventually(() => expect(now.host.asked).toHaveLength(1));
    now.wake();
    await later(async () => expect(await states(conversationId)).toEqual(['UNREACHABLE']));
    expect(now.host.asked.length).toBeGreaterThanOrEqual(5);
  });

  it.each([
    ['gone', '/nothing.png', 'GONE'],
    ['no picture', '/page.html', 'TYPE'],
  ])('is told to staff when it is %s', async (_, file, code) => {
    now = await room();
    now.host.files.set('/page.html', Buffer.from('<script>alert(1)</script>'));
    const { conversationId } = await now.send('m1', now.host.base + file);
    await eventually(() => expect(now.changed).toEqual([conversationId]));
    const [line] = await readTranscript(now.store, { id: 'case-1', conversationId });
    expect(line).toMatchObject({ text: '[ảnh] (không lấy được)', media: [{ state: 'failed', error: code }] });
    expect(now.logged()).not.toContain(file);
  });

  it('is not fetched from anywhere else', async () => {
    now = await room();
    const { conversationId } = await now.send('m1', 'https://example.com/a.png', 'http://169.254.169.254/');
    await eventually(async () => expect(await states(conversationId)).toEqual(['HOST', 'HOST']));
  });

  it('goes when the conversation is forgotten meanwhile', async () => {
    now = await room();
    now.host.hang = true;
    const { conversationId } = await now.send('m1', `${now.host.base}/a.png`);
    await eventually(() => expect(now.host.asked).toHaveLength(1));
    await forgotten(now.store, conversationId);
    now.host.files.set('/a.png', await screenshot());
    now.host.release();
    await eventually(() => expect(now.changed).toHaveLength(1));
    expect(await now.store.media.read({ conversationId, id: mediaIdOf('m1', 0) })).toBeUndefined();
  });
});

describe('whoever looks at pictures', () => {
  it('is told of every one that is kept, with its bytes', async () => {
    const seen: [KeptPicture, Buffer][] = [];
    now = await room(async (picture) => void seen.push([picture, await picture.bytes()]));
    now.host.files.set('/a.png', await screenshot());
    now.host.files.set('/b.pdf', Buffer.from('%PDF-1.7'));
    const { conversationId } = await now.send('m1', `${now.host.base}/b.pdf`, `${now.host.base}/a.png`);
    await eventually(() => expect(seen).toHaveLength(1));
    const [[picture, bytes]] = seen as [[KeptPicture, Buffer]];
    expect(picture).toMatchObject({ conversationId, messageId: 'm1', mediaId: mediaIdOf('m1', 1) });
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  });

  it('is told again after it has failed, a few times', async () => {
    let tries = 0;
    now = await room(() => {
      tries += 1;
      return tries < 3 ? Promise.reject(new Error('đọc ảnh hỏng')) : Promise.resolve();
    });
    now.host.files.set('/a.png', await screenshot());
    await now.send('m1', `${now.host.base}/a.png`);
    await later(() => expect(tries).toBe(3));
    for (let n = 0; n < 5; n++) await later(() => undefined);
    expect(tries).toBe(3);
  });
});
