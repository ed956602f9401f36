import { PICTURE_WORDS } from '../../../bot/offers/picture-words';
import { PictureError, type PictureProblem } from '../../../server/offers/pictures/picture-error';
import type { PictureReader } from '../../../server/offers/pictures/picture-reader';
import { readSentPictures } from '../../../server/offers/pictures/sent-pictures';
import type { NewMessage } from '../../../server/store/contract/conversations';

const kept = { conversationId: 'c1', messageId: 'm1', mediaId: 'p1', bytes: () => Promise.resolve(Buffer.from('x')) };

function room(read: PictureReader['read']) {
  const inbox: NewMessage[] = [];
  const woken: string[] = [];
  const tell = readSentPictures({
    pictures: { read, stop: () => Promise.resolve() },
    conversations: {
      appendTo: (id, message) => {
        inbox.push(message);
        return Promise.resolve({ id, accepted: true });
      },
    },
    wake: (id) => void woken.push(id),
    now: () => 7,
  });
  return { tell, inbox, woken };
}

describe('a picture that was kept', () => {
  it.each([
    [90, true],
    [40, false],
  ])('is told to its conversation with its words, read with confidence %d', async (confidence, sure) => {
    const { tell, inbox, woken } = room(() => Promise.resolve({ text: 'Tuyển gấp', confidence }));
    await tell(kept);
    const activity = { type: 'event', name: PICTURE_WORDS, value: { text: 'Tuyển gấp', sure } };
    expect(inbox).toEqual([{ id: 'picture:p1', from: 'system', receivedAt: 7, activity }]);
    expect(woken).toEqual(['c1']);
  });

  it.each<PictureProblem>(['no_text', 'broken', 'too_slow', 'too_large'])(
    'is told as unread when that is so for good: %s',
    async (problem) => {
      const { tell, inbox } = room(() => Promise.reject(new PictureError(problem)));
      await tell(kept);
      expect(inbox).toMatchObject([{ activity: { value: { text: '', sure: false } } }]);
    },
  );

  it.each([
    ['the reader is busy', new PictureError('busy')],
    ['something else fails', new Error('out of memory')],
  ])('is left for another time when %s', async (_, failure) => {
    const { tell, inbox } = room(() => Promise.reject(failure));
    await expect(tell(kept)).rejects.toBe(failure);
    expect(inbox).toEqual([]);
  });
});
