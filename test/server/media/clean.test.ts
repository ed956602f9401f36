import sharp from 'sharp';
import { clean, preview } from '../../../server/media/clean';
import { contentTypeOf } from '../../../server/media/content-type';
import { photograph, screenshot } from './pictures';

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'kept',
    (error: unknown) => (error as { code?: string }).code,
  );

describe('what is kept of a file', () => {
  it('is, of a photograph, its pixels and nothing else', async () => {
    const sent = await photograph();
    expect(sent.includes('MayAnhKin')).toBe(true);
    const { contentType, bytes } = await clean(sent);
    expect(contentType).toBe('image/jpeg');
    for (const secret of ['MayAnhKin', 'Nguyen Thi Kin', 'Exif']) expect(bytes.includes(secret)).toBe(false);
    const { exif, xmp, iptc, icc, width, height } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, icc, width, height }).toEqual({ width: 120, height: 80 });
  });

  it('stands upright, as the camera meant it', async () => {
    const turned = await sharp(await photograph())
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { width, height } = await sharp((await clean(turned)).bytes).metadata();
    expect([width, height]).toEqual([80, 120]);
  });

  it('holds nothing that was hung on behind the picture', async () => {
    const sent = Buffer.concat([await screenshot(), Buffer.from('<script>alert(1)</script>')]);
    expect((await clean(sent)).bytes.includes('script')).toBe(false);
  });

  it.each([
    ['image/png', 'image/png', async () => screenshot()],
    [
      'a GIF',
      'image/png',
      async () =>
        sharp(await screenshot())
          .gif()
          .toBuffer(),
    ],
    [
      'WebP',
      'image/jpeg',
      async () =>
        sharp(await screenshot())
          .webp()
          .toBuffer(),
    ],
    [
      'AVIF',
      'image/jpeg',
      async () =>
        sharp(await screenshot())
          .avif()
          .toBuffer(),
    ],
  ])('is a plain picture when it was %s', async (_, expected, make) => {
    expect((await clean(await make())).contentType).toBe(expected);
  });

  it.each<[string, string, Buffer]>([
    ['voice of a phone', 'audio/amr', Buffer.from('#!AMR\nxxxx')],
    ['sound with a title', 'audio/mpeg', Buffer.from('ID3xxxxxx')],
    ['voice of Messenger', 'video/mp4', Buffer.from('\0\0\0\x20ftypisomxxxx')],
    ['a contract', 'application/pdf', Buffer.from('%PDF-1.7 xxxx')],
    [
      'a letter of Word',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      Buffer.from('PK\x03\x04xxxx[Content_Types].xmlxxword/document.xml'),
    ],
  ])('is %s, as it came', async (_, contentType, bytes) => {
    expect(await clean(bytes)).toEqual({ contentType, bytes });
  });

  it.each<[string, Buffer, string]>([
    ['a page', Buffer.from('<!doctype html><script>'), 'TYPE'],
    ['a drawing with a script in it', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'), 'TYPE'],
    ['a program', Buffer.from('MZ\x90\0\x03'), 'TYPE'],
    ['an archive', Buffer.from('PK\x03\x04xxxxchuong-trinh.exe'), 'TYPE'],
    ['nothing', Buffer.alloc(0), 'TYPE'],
    ['the beginning of a picture', Buffer.from('\x89PNG\r\n\x1a\n and no more', 'latin1'), 'BROKEN'],
  ])('is nothing when it is %s', async (_, bytes, code) => expect(await codeOf(clean(bytes))).toBe(code));

  it('is nothing of a picture that would fill the memory, which is not even opened', async () => {
    const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await codeOf(clean(bomb))).toBe('TOO_LARGE');
  }, 30_000);

  it('goes by what is in it, whatever it says that it is', () => {
    expect(contentTypeOf(Buffer.from('%PDF-1.4'))).toBe('application/pdf');
    expect(contentTypeOf(Buffer.from('RIFFxxxxWAVEfmt '))).toBe('audio/wav');
    expect(contentTypeOf(Buffer.from('RIFFxxxxWEBPVP8 '))).toBe('image/webp');
    expect(contentTypeOf(Buffer.from('RIFFxxxxAVI '))).toBeUndefined();
  });
});

describe('the preview of a picture', () => {
  it('has so few points that nobody can tell what it shows', async () => {
    const { width, height } = await sharp((await preview(await photograph())).bytes).metadata();
    expect(Math.max(width, height)).toBe(16);
  });
});
