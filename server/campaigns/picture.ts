import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import { clean } from '../media/clean';
import { contentTypeOf, extensionOf } from '../media/content-type';
import { MediaError } from '../media/media-error';
import { PICTURE_SIDE, SMALLEST_LIMIT } from './limits';

/** What editors may bring; everything else is refused, whatever its name says. */
export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;

const QUALITIES = [88, 80, 70] as const;

/** A picture as it is kept: an id that follows from its bytes, and the bytes. */
export interface RedrawnPicture {
  id: string;
  bytes: Buffer;
}

/**
 * Makes of what an editor brings a new picture of its pixels alone, no larger than screens need, as JPEG or PNG, which every
 * channel takes, and light enough for all of them where that can be had. Raises {@link MediaError}.
 */
export async function redrawPicture(brought: Buffer): Promise<RedrawnPicture> {
  const brings = contentTypeOf(brought);
  if (!PICTURE_TYPES.some((type) => type === brings)) throw new MediaError('TYPE');
  const { contentType, bytes } = await clean(brought);
  const { default: sharp } = await import('sharp');
  const small = () => sharp(bytes).resize({ ...SIDES, fit: 'inside', withoutEnlargement: true });
  // A drawing keeps its sharp letters while it is light; a photograph in a PNG never is.
  if (contentType === 'image/png') {
    const drawn = await small().png({ compressionLevel: 9 }).toBuffer();
    if (drawn.length <= SMALLEST_LIMIT) return named(drawn, 'image/png');
  }
  return named(await lightest(small), 'image/jpeg');
}

const SIDES = { width: PICTURE_SIDE, height: PICTURE_SIDE } as const;

/** The best quality that every channel takes; the last one tried when none is light enough. */
async function lightest(small: () => Sharp): Promise<Buffer> {
  let drawn = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    drawn = await small().flatten({ background: '#fff' }).jpeg({ quality, mozjpeg: true }).toBuffer();
    if (drawn.length <= SMALLEST_LIMIT) break;
  }
  return drawn;
}

function named(bytes: Buffer, contentType: string): RedrawnPicture {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
  return { id: `${digest}.${extensionOf(contentType)}`, bytes };
}
