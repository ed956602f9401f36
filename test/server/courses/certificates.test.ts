import type { Server } from 'node:http';
import { dateOf, dayOf, readCode, writeCode } from '../../../server/courses/certificate-code';
import { createCertificateRoutes } from '../../../server/courses/certificate-routes';
import { Certificates } from '../../../server/courses/certificates';
import { NOW, PUBLIC_URL, form, loaded, serve } from '../pages/pages-under-test';

const key = Buffer.alloc(32, 7);

describe('the code of a certificate', () => {
  const code = writeCode(key, { letter: 'B', day: 328 }, 'm1');

  it('says course and day, also as people type it', () => {
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    for (const typed of [code, code.toLowerCase(), code.replace(/-/g, ' '), code.replace(/0/g, 'O').replace(/1/g, 'l')])
      expect(readCode(key, typed)).toEqual({ letter: 'B', day: 328 });
  });

  it('is the same for the same message, and another for another', () => {
    expect(writeCode(key, { letter: 'B', day: 328 }, 'm1')).toBe(code);
    const codes = Array.from({ length: 50 }, (_, n) => writeCode(key, { letter: 'B', day: 328 }, `m${n}`));
    expect(new Set(codes).size).toBeGreaterThan(30);
  });

  it('is none when any sign of it was changed, or when another key wrote it', () => {
    const bare = code.replace(/-/g, '');
    for (const [n, letter] of Array.from(bare).entries())
      expect(readCode(key, bare.slice(0, n) + (letter === 'Z' ? 'Y' : 'Z') + bare.slice(n + 1))).toBeUndefined();
    expect(readCode(Buffer.alloc(32, 8), code)).toBeUndefined();
  });

  it.each(['', '-', 'ÀÀÀÀÀÀÀÀÀÀÀÀ', '!'.repeat(12), 'A'.repeat(500)])('is none: %j', (typed) => {
    expect(readCode(key, typed)).toBeUndefined();
  });

  it('counts days by the clock in Vietnam', () => {
    expect(dateOf(dayOf(Date.parse('2026-11-25T16:59:00Z')))).toBe('2026-11-25');
    expect(dateOf(dayOf(Date.parse('2026-11-25T17:00:00Z')))).toBe('2026-11-26');
  });
});

describe('the page /chung-nhan', () => {
  const certificates = new Certificates({ key, publicUrl: PUBLIC_URL, now: () => NOW });
  const { library } = loaded();
  const certificate = certificates.certify(library.course('bao-ve-con')!, 'm1');
  let server: Server;
  let base: string;
  beforeAll(async () => ({ server, base } = await serve(createCertificateRoutes({ certificates, library }))));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('says of a true code which course was passed and when', async () => {
    const html = await (await fetch(`${base}/chung-nhan`, form({ ma: certificate.code.toLowerCase() }))).text();
    expect(html).toContain('Khóa &#34;Bảo vệ con&#34;, học xong ngày 25/11/2026');
  });

  it('says so of a code that is not ours, and shows no word of it as more than text', async () => {
    const html = await (await fetch(`${base}/chung-nhan`, form({ ma: '"><script>' }))).text();
    expect(html).toContain('Mã này không đúng');
    expect(html).not.toContain('<script');
  });

  it('draws the certificate that the chat shows, and none for a code that is not ours', async () => {
    expect(certificate.picture).toBe(`${PUBLIC_URL}/chung-nhan/${certificate.code}.png`);
    const picture = await fetch(`${base}/chung-nhan/${certificate.code}.png`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect((await fetch(`${base}/chung-nhan/AAAA-AAAA-AAAA.png`)).status).toBe(404);
  });

  it('lets nobody guess for long', async () => {
    const answers = await Promise.all(
      Array.from({ length: 61 }, () => fetch(`${base}/chung-nhan`, form({ ma: 'AAAA-AAAA-AAAA' }))),
    );
    expect(answers.map(({ status }) => status)).toContain(429);
  });
});
