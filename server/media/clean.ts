import { contentTypeOf } from './content-type';
import { MediaError } from './media-error';

/** What is kept of a file. */
export interface CleanMedia {
  contentType: string;
  bytes: Buffer;
}

/** More would only be a bomb: a full-page screenshot of a long advert has about 20 million pixels. */
export const MOST_PIXELS = 40_000_000;
/** Longest side of what is kept, in pixels. */
const MOST_SIDE = 8_000;
/** Longest side of the blurred preview, in pixels: colours, no faces and no letters. */
const PREVIEW_SIDE = 16;

/**
 * Looks at what was sent, and makes of a picture a new one of its pixels: nothing else that was in the file (place, camera,
 * an earlier version of the picture, a script) comes along. Raises {@link MediaError}.
 */
export async function clean(bytes: Buffer): Promise<CleanMedia> {
  const contentType = contentTypeOf(bytes);
  if (!contentType) throw new MediaError('TYPE');
  return contentType.startsWith('image/') ? await redrawn(bytes) : { contentType, bytes };
}

/** A picture of which nobody can tell what it shows, for the place where it may be opened. */
export async function preview(picture: Buffer): Promise<CleanMedia> {
  const size = { width: PREVIEW_SIDE, height: PREVIEW_SIDE, fit: 'inside' } as const;
  const { default: sharp } = await import('sharp');
  return { contentType: 'image/png', bytes: await sharp(picture).resize(size).png().toBuffer() };
}

async function redrawn(bytes: Buffer): Promise<CleanMedia> {
  const { default: sharp } = await import('sharp');
  try {
    const head = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (head.width * head.height > MOST_PIXELS) throw new MediaError('TOO_LARGE');
    const upright = sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .rotate()
      .resize({ width: MOST_SIDE, height: MOST_SIDE, fit: 'inside', withoutEnlargement: true });
    // Letters stay sharp in a PNG; photographs would be many times larger in one.
    const isDrawn = head.format === 'png' || head.format === 'gif';
    const drawn = isDrawn
      ? upright.png({ compressionLevel: 6 })
      : upright.flatten({ background: '#fff' }).jpeg({ quality: 88 });
    return { contentType: isDrawn ? 'image/png' : 'image/jpeg', bytes: await drawn.toBuffer() };
  } catch (error) {
    throw error instanceof MediaError ? error : new MediaError('BROKEN');
  }
}
