import type Sharp from 'sharp';
import { MOST_PIXELS } from '../../media/clean';
import { PictureError } from './picture-error';

/** What comes in at most, in bytes: what Messenger takes, and more than any screenshot has. */
export const MOST_BYTES = 8 * 1024 * 1024;
/** Letters of a phone's screenshot are large enough at this width; wider ones only cost time. */
const WIDTH = { least: 900, most: 1300 };
const MOST_HEIGHT = 6_000;
/** Mean brightness below which light letters stand on a dark ground. */
const DARK = 110;
const FORMATS = ['png', 'jpeg', 'webp', 'gif', 'tiff', 'heif'];

/**
 * Makes of what was uploaded a plain grey picture that is quick to read: upright, dark letters on a light ground, of bounded size.
 * Nothing is decoded before its header was looked at. Raises {@link PictureError}.
 */
export async function preparePicture(bytes: Buffer): Promise<Buffer> {
  if (!bytes.length) throw new PictureError('not_a_picture');
  if (bytes.length > MOST_BYTES) throw new PictureError('too_large');
  // Loaded when the first picture comes: most starts need it neither soon nor in memory.
  const { default: sharp } = await import('sharp');
  const { width, height } = await checkedSize(bytes, sharp);
  const scale = Math.min(MOST_HEIGHT / height, clamp(width, WIDTH.least, WIDTH.most) / width);
  try {
    const grey = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .flatten({ background: '#fff' })
      .greyscale()
      .resize({ width: Math.round(width * scale) })
      .normalise()
      .png({ compressionLevel: 1 })
      .toBuffer();
    const { channels } = await sharp(grey).stats();
    const isDark = (channels[0]?.mean ?? 255) < DARK;
    return isDark ? await sharp(grey).negate().png({ compressionLevel: 1 }).toBuffer() : grey;
  } catch {
    throw new PictureError('broken');
  }
}

async function checkedSize(bytes: Buffer, sharp: typeof Sharp): Promise<{ width: number; height: number }> {
  const head = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (!head || !FORMATS.includes(head.format)) throw new PictureError('not_a_picture');
  if ((head.pages ?? 1) > 1) throw new PictureError('animated');
  const { width, height } = head;
  if (width * height > MOST_PIXELS) throw new PictureError('too_large');
  if (width < 50 || height < 20) throw new PictureError('no_text');
  // An EXIF turn by a quarter swaps the sides.
  return (head.orientation ?? 1) >= 5 ? { width: height, height: width } : { width, height };
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
