import { PICTURE_WORDS, type PictureWords } from '../../../bot/offers/picture-words';
import type { PictureKept } from '../../media/collector';
import type { ConversationStore } from '../../store/contract/conversations';
import { PictureError } from './picture-error';
import { type PictureReader, SURE } from './picture-reader';

interface SentPicturesParts {
  pictures: PictureReader;
  conversations: Pick<ConversationStore, 'appendTo'>;
  wake: (conversationId: string) => void;
  now: () => number;
}

/** Longer than any advert; what a picture of a whole book would give is not kept. */
const LONGEST = 8_000;

/**
 * Reads the words of a picture that was sent in a chat, and tells the conversation in a turn of its own. A reader that is
 * busy raises, so that the picture is shown to it again later.
 */
export function readSentPictures({ pictures, conversations, wake, now }: SentPicturesParts): PictureKept {
  return async (picture) => {
    const { conversationId, mediaId } = picture;
    const activity = { type: 'event', name: PICTURE_WORDS, value: await wordsIn(pictures, picture) };
    await conversations.appendTo(conversationId, {
      id: `picture:${mediaId}`,
      from: 'system',
      receivedAt: now(),
      activity,
    });
    wake(conversationId);
  };
}

async function wordsIn(pictures: PictureReader, picture: Parameters<PictureKept>[0]): Promise<PictureWords> {
  const bytes = await picture.bytes();
  try {
    const { text, confidence } = await pictures.read(bytes, picture.conversationId);
    return { text: text.slice(0, LONGEST), sure: confidence >= SURE };
  } catch (error) {
    if (!(error instanceof PictureError) || error.code === 'busy') throw error;
    return { text: '', sure: false };
  }
}
