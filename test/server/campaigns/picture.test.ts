import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { redrawPicture } from '../../../server/campaigns/picture';
import { photograph, screenshot } from '../media/pictures';

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'kept',
    (error: unknown) => (error as { code?: string }).code,
  );
/** Nothing is harder to make small. */
const noise = (side: number) =>
  sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } });

describe('a picture for a campaign', () => {
  it('holds nothing of its file but the pixels', async () => {
    const { id, bytes } = await redrawPicture(await photograph());
    expect(id).toMatch(/\.jpg$/);
    for (const secret of ['MayAnhKin', 'Nguyen Thi Kin', 'Exif']) expect(bytes.includes(secret)).toBe(false);
    const { exif, xmp, iptc } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc }).toEqual({});
  });

  it('keeps the sharp letters of a drawing', async () => {
    expect((await redrawPicture(await screenshot())).id).toMatch(/\.png$/);
  });

  it('is a JPEG when it was WebP, which Zalo does not take', async () => {
    const webp = await sharp(await photograph())
      .webp()
      .toBuffer();
    const { id, bytes } = await redrawPicture(webp);
    expect([id.slice(-4), (await sharp(bytes).metadata()).format]).toEqual(['.jpg', 'jpeg']);
  });

  it('is no larger than screens need', async () => {
    const { bytes } = await redrawPicture(await photograph(4_000, 1_000));
    const { width, height } = await sharp(bytes).metadata();
    expect([width, height]).toEqual([2_048, 512]);
  });

  it('becomes a JPEG when it is too heavy for a channel as PNG', async () => {
    const { id, bytes } = await redrawPicture(await noise(900).png().toBuffer());
    expect(id).toMatch(/\.jpg$/);
    expect(bytes.length).toBeLessThanOrEqual(1_048_576);
  });

  it('is the same one when it is brought again', async () => {
    const sent = await photograph();
    expect((await redrawPicture(sent)).id).toBe((await redrawPicture(sent)).id);
  });

  it.each<[string, () => Promise<Buffer>, string]>([
    ['nothing', () => Promise.resolve(Buffer.alloc(0)), 'TYPE'],
    ['a page that calls itself a picture', () => Promise.resolve(Buffer.from('<svg onload="x"/>')), 'TYPE'],
    ['a contract', () => Promise.resolve(Buffer.from('%PDF-1.7')), 'TYPE'],
    [
      'a GIF',
      async () =>
        sharp(await screenshot())
          .gif()
          .toBuffer(),
      'TYPE',
    ],
    ['half a picture', async () => (await photograph()).subarray(0, 200), 'BROKEN'],
    [
      'a bomb of pixels',
      () =>
        sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
          .png()
          .toBuffer(),
      'TOO_LARGE',
    ],
  ])('is not %s', async (_, make, code) => {
    expect(await codeOf(redrawPicture(await make()))).toBe(code);
  });
});
