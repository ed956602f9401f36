import sharp from 'sharp';
import { createKeepMedia } from '../../../server/media/keep';
import { createRoomFinder } from '../../../server/media/room';

const keyOf = (conversationId: string, id = '1') => ({ conversationId, id });
const shelf = (kept: string[] = []) => ({
  of: () => Promise.resolve([]),
  keep: ({ conversationId, id }: { conversationId: string; id: string }) => {
    kept.push(conversationId + id);
    return Promise.resolve();
  },
});

describe('what is sent besides words', () => {
  it('is not kept where the disk has only room for words', async () => {
    const keep = createKeepMedia(shelf(), () => false);
    await expect(keep(keyOf('a'), Buffer.from('%PDF-1.7'), 0)).rejects.toMatchObject({
      code: 'NO_ROOM',
      mayPass: true,
    });
  });

  it('of somebody with one picture goes before the second of somebody with many', async () => {
    const kept: string[] = [];
    const keep = createKeepMedia(shelf(kept), () => true);
    const picture = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await Promise.all([
      ...['1', '2', '3', '4'].map((id) => keep(keyOf('many', id), picture, 0)),
      keep(keyOf('one'), picture, 0),
    ]);
    expect(kept.indexOf('one1')).toBeLessThan(kept.indexOf('many3'));
  });
});

it.each([
  [2 ** 19, true],
  [2 ** 17, false],
])('with %d free blocks of 4 kB there is room for files: %s', (bavail, room) => {
  const stat = () => ({ bavail, bsize: 4096 });
  expect(createRoomFinder('/', stat as never)()).toBe(room);
});
