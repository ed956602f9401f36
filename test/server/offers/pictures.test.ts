import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { cardSvg, drawCard } from '../../../server/offers/card/card';
import { preparePicture } from '../../../server/offers/pictures/prepare';
import { createPictureReader } from '../../../server/offers/pictures/picture-reader';

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#fff' } });

/** A PNG whose header promises a giant: some kilobytes that would unpack to gigabytes. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(60_000, 0);
  head.writeUInt32BE(60_000, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

async function animated(): Promise<Buffer> {
  const frames = await blank(60, 120).raw().toBuffer();
  frames.fill(0, frames.length / 2);
  return sharp(frames, { raw: { width: 60, height: 120, channels: 3, pageHeight: 60 } })
    .gif()
    .toBuffer();
}

describe('what is no picture that can be read', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['nothing', () => Buffer.alloc(0), /not_a_picture/],
    ['noise', () => Buffer.from('x'.repeat(5_000)), /not_a_picture/],
    ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj'), /not_a_picture/],
    ['an archive', () => Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000', 'latin1'), /not_a_picture/],
    [
      'a drawing that could call out',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"/>'),
      /not_a_picture/,
    ],
    ['a page', () => Buffer.from('<!doctype html><img src=x>'), /not_a_picture/],
    ['a decompression bomb', bomb, /too_large|broken|not_a_picture/],
    ['a picture with too many pixels', () => blank(8_000, 8_000).png().toBuffer(), /too_large/],
    ['too many bytes', () => Buffer.alloc(9 * 1024 * 1024), /too_large/],
    ['an animation', animated, /animated/],
    ['a dot', () => blank(1, 1).png().toBuffer(), /no_text/],
    ['half a picture', async () => (await blank(400, 400).jpeg().toBuffer()).subarray(0, 300), /broken|not_a_picture/],
  ])('is refused with a reason: %s', async (_, make, reason) => {
    await expect(preparePicture(await make())).rejects.toThrow(reason);
  });
});

describe('reading a picture', () => {
  const reader = createPictureReader();
  afterAll(() => reader.stop());

  it('gives its Vietnamese words, from local files alone', async () => {
    const picture = drawCard({ verdict: 'dangerous', reasons: ['Không cần hộ chiếu, bao xe đón, lương cao'] });
    const { text } = await reader.read(picture, 'a');
    expect(text).toMatch(/NGUY HIỂM/);
    expect(text).toMatch(/hộ chiếu/);
  }, 60_000);

  it('reads light letters on a dark ground', async () => {
    const dark = await sharp(drawCard({ verdict: 'suspicious', reasons: ['Có ghi số giấy phép'] }))
      .flatten()
      .negate({ alpha: false })
      .png()
      .toBuffer();
    expect((await reader.read(dark, 'a')).text).toMatch(/giấy phép/);
  }, 60_000);

  it('says when there are no words', async () => {
    await expect(reader.read(await blank(500, 500).png().toBuffer(), 'a')).rejects.toThrow('no_text');
  }, 60_000);
});

describe('the card to pass on', () => {
  it('is a PNG with the verdict and at most four reasons', async () => {
    const png = drawCard({ verdict: 'suspicious', reasons: ['a', 'b', 'c', 'd', 'e'].map((x) => `Lý do ${x}`) });
    expect((await sharp(png).metadata()).format).toBe('png');
    expect(cardSvg({ verdict: 'suspicious', reasons: ['a', 'b', 'c', 'd', 'e'] }).match(/•/g)).toHaveLength(4);
  });

  it('cannot be broken out of by a text', () => {
    expect(cardSvg({ verdict: 'suspicious', reasons: ['</text><script>"&'] })).not.toMatch(/<script|&"/);
  });
});
