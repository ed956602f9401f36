import { randomBytes } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { loadAssistant } from '../../../server/assistant';
import { PictureError } from '../../../server/offers/pictures/picture-error';
import type { PictureReader } from '../../../server/offers/pictures/picture-reader';
import { CardLinks } from '../../../server/offers/card/card-link';
import { createOfferRoutes } from '../../../server/offers/routes';
import { projectPaths } from '../../../server/paths';

/** Stands in for the threads only, which have tests of their own. */
const pictures: PictureReader = {
  read: (bytes) =>
    bytes.toString() === 'picture'
      ? Promise.resolve({ text: 'Tuyển gấp', confidence: 90 })
      : Promise.reject(new PictureError('not_a_picture')),
  stop: () => Promise.resolve(),
};

describe('the page /kiem-tra', () => {
  let server: Server;
  let base: string;
  beforeAll(async () => {
    const cards = new CardLinks({ key: randomBytes(32), now: Date.now });
    const { offers, read } = loadAssistant({ paths: projectPaths(), now: () => Date.parse('2026-11-23T12:00:00Z') });
    server = createServer(
      express().use(createOfferRoutes({ offers, read, pictures, cards, dist: projectPaths().dist })),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kiem-tra`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const post = (what: string, body: string | Buffer, type: string) =>
    fetch(`${base}/${what}`, { method: 'POST', body: body as never, headers: { 'Content-Type': type } });
  const check = async (text: string) => (await post('xem', JSON.stringify({ text }), 'application/json')).json();

  it('is there, and asks search engines and strangers for nothing', async () => {
    const page = await (await fetch(`${base}/`)).text();
    expect(page).toMatch(/Việc này có an toàn không/);
    // The way out leads elsewhere on purpose; nothing is loaded from there.
    expect(page.replace(/<a class="exit"[^>]*>/, '')).not.toMatch(/https?:\/\//);
  });

  it('gives the verdict, the reasons and what to do', async () => {
    expect(await check('Tuyển nữ phục vụ karaoke ở Macau, gửi ảnh toàn thân, lo hết vé')).toMatchObject({
      verdict: 'dangerous',
      urgent: false,
      heading: expect.stringMatching(/NGUY HIỂM/) as string,
      next: expect.stringMatching(/111/) as string,
    });
  });

  it('hears a cry for help in the box', async () => {
    expect(await check('cứu em với, em đang bị nhốt, họ đánh em')).toMatchObject({ urgent: true });
  });

  it('checks only so many very long pastes of one address a minute, and short texts all the same', async () => {
    const long = JSON.stringify({ text: ' '.repeat(6_000) });
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await post('xem', long, 'application/json')).status);
    expect([statuses.slice(0, 30).every((status) => status === 200), statuses[30]]).toEqual([true, 429]);
    expect(await check('cứu em với, em đang bị nhốt, họ đánh em')).toMatchObject({ urgent: true });
  });

  it.each([
    ['no JSON', '{', 400],
    ['another shape', '{"txt":"a"}', 400],
    ['a number', '{"text":1}', 400],
    ['a megabyte', JSON.stringify({ text: 'a'.repeat(1_000_000) }), 413],
  ])('refuses %s', async (_, body, status) => {
    expect((await post('xem', body, 'application/json')).status).toBe(status);
  });

  it('reads a picture, and says kindly what it cannot read', async () => {
    expect(await (await post('anh', 'picture', 'image/png')).json()).toEqual({ text: 'Tuyển gấp', sure: true });
    const refused = await post('anh', '%PDF-1.7', 'application/pdf');
    expect(refused.status).toBe(415);
    expect(await refused.json()).toMatchObject({ text: expect.stringMatching(/không phải ảnh/) as string });
    const giant = await post('anh', Buffer.alloc(9 * 1024 * 1024), 'image/png');
    expect(giant.status).toBe(413);
  });

  it('draws a card of known reasons only', async () => {
    const { card } = (await check('Tuyển nữ phục vụ karaoke ở Macau, gửi ảnh toàn thân, lo hết vé')) as {
      card: string;
    };
    const drawn = await fetch(new URL(card, base));
    expect(drawn.headers.get('content-type')).toBe('image/png');
  });

  it('draws no card of a verdict that was not given here, and none that could be a seal', async () => {
    const { card } = (await check('Tuyển nữ phục vụ karaoke ở Macau, gửi ảnh toàn thân, lo hết vé')) as {
      card: string;
    };
    const forged = [
      card.replace('v=dangerous', 'v=suspicious'),
      card.replace(/f=[^&]*/, 'f=tourist-visa'),
      card.replace(/d=\d+/, 'd=99999'),
      card.replace(/s=.+/, `s=${'A'.repeat(22)}`),
      card.replace(/&s=.+/, ''),
      '/kiem-tra/the.png?v=dangerous&f=<script>',
      '/kiem-tra/the.png?v=ok',
    ];
    for (const address of forged) expect((await fetch(new URL(address, base))).status).toBe(400);
    const lawful =
      'Công ty ABC, giấy phép 123/LĐTBXH-GP, đơn hàng Nhật, hợp đồng 3 năm, lương 180.000 yên, phí dịch vụ một tháng lương nộp sau khi ký hợp đồng tại trụ sở';
    expect(await check(lawful)).not.toHaveProperty('card');
  });
});
