import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { projectPaths } from '../../../server/paths';
import { isPublic } from '../../../server/pages/articles';
import { createReadingRoutes } from '../../../server/pages/reading-routes';
import { ShareCards } from '../../../server/pages/share-cards';
import { prose } from '../../../server/pages/shell';
import { PUBLIC_URL, form, loaded, serve } from './pages-under-test';

const { library, read } = loaded();
const articles = library.articles();
let server: Server;
let base: string;
beforeAll(async () => {
  const { dist } = projectPaths();
  const cards = new ShareCards(library, PUBLIC_URL);
  ({ server, base } = await serve(createReadingRoutes({ library, cards, read, dist, publicUrl: PUBLIC_URL })));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const page = async (address: string) => (await fetch(base + address)).text();

describe('the page of an article', () => {
  it.each(articles.filter(isPublic).map(({ id, title }) => [id, title]))(
    '%s is whole, without script and without a place that was not filled',
    async (id, title) => {
      const html = await page(`/bai/${id}`);
      expect(html).toContain(`<h1>${title.replace(/'/g, '&#39;').replace(/"/g, '&#34;')}</h1>`);
      expect(html).not.toMatch(/<script|javascript:|\son\w+=|\{\{|\{\w+\}/);
      expect(html).toMatch(/<link rel="canonical" href="https:\/\/haidang\.example\.vn\/bai\/[a-z0-9-]+">/);
      expect(html).toContain('href="tel:111"');
    },
  );

  it('is kept no longer by a cache as a picture than as a page: both may show a number that was wrong', async () => {
    for (const address of ['/bai/danger-self', '/bai/danger-self.png'])
      expect((await fetch(base + address)).headers.get('cache-control')).toBe('public, max-age=300');
  });

  it('shows a preview with a picture where it is passed on, and a title in the browser that says nothing', async () => {
    const html = await page('/bai/danger-self');
    expect(html).toContain('<title>Hải Đăng: hỏi và đáp</title>');
    expect(html).toContain(`<meta property="og:image" content="${PUBLIC_URL}/bai/danger-self.png">`);
    expect(html).toMatch(/<meta property="og:title" content="[^"]{3,60}">/);
    expect(html).toMatch(/<meta property="og:description" content="[^"]{20,200}">/);
    expect(html).toMatch(/class="exit" href="https:\/\/www\.google\.com\/" rel="noreferrer"/);
  });

  it('of privacy says what is kept for how long, who can read it, and how to end it', async () => {
    const html = await page('/quyen-rieng-tu');
    expect(html).toContain('<title>Hải Đăng: hỏi và đáp</title>');
    for (const words of [/Meta và Zalo có thể đọc được/, /rút đồng ý/, /xóa dữ liệu của tôi/, /một tháng sau tin cuối/])
      expect(html).toMatch(words);
    for (const kind of [/Tin ngắn bạn chọn nhận/, /đã gửi tin nào/, /Bài học: chỉ đếm/]) expect(html).toMatch(kind);
  });

  it('has a style that needs no other, by day and by night', async () => {
    const style = await page('/doc.css');
    expect(style).not.toContain('@import');
    for (const part of [/--sea:/, /prefers-color-scheme: ?dark/, /\.exit/]) expect(style).toMatch(part);
  });

  it('runs no script, and sends its form to nobody but us', async () => {
    for (const address of ['/kien-thuc', '/bai/fees-broker', '/bai/khong-co']) {
      const policy = (await fetch(base + address)).headers.get('content-security-policy');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).not.toContain('script-src');
    }
  });

  it('gives a text with the number to pass on', async () => {
    expect(await page('/bai/fees-broker')).toMatch(
      /Đọc ở https:\/\/haidang\.example\.vn\/bai\/fees-broker\. Cần hỏi hay báo tin: gọi 111/,
    );
  });

  it('holds all that unfolds in the chat', async () => {
    const html = await page('/bai/offer-stop-signs');
    for (const part of ['Vì sao', 'Vùng cần tránh', 'Đã nhận lời rồi']) expect(html).toContain(`<h2>${part}</h2>`);
    expect(html).toContain('<li>không hợp đồng;</li>');
  });

  it('has a picture of the size that previews have', async () => {
    const response = await fetch(`${base}/bai/fees-broker.png`);
    expect(response.headers.get('content-type')).toBe('image/png');
    const png = Buffer.from(await response.arrayBuffer());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  it.each(['/bai/khong-co', '/bai/greeting', '/bai/..%2F..%2Fpackage', '/bai/__proto__', `/bai/${'a'.repeat(500)}`])(
    'is not there: %s',
    async (address) => {
      const response = await fetch(base + address);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('Không có bài này');
    },
  );
});

describe('the page of all articles', () => {
  it('leads to every one of them', async () => {
    const html = await page('/kien-thuc');
    for (const { id } of articles.filter(isPublic)) expect(html).toContain(`href="/bai/${id}"`);
    expect(html).not.toContain('href="/bai/greeting"');
  });

  it.each([
    ['tiền môi giới có phải nộp không', 'fees-broker'],
    ['chu giu ho chieu', 'visa-passport-kept'],
    ['di han eps', 'market-korea-eps'],
  ])('finds by the words %s, typed in a form that needs no script', async (q, id) => {
    const html = await (await fetch(`${base}/kien-thuc`, form({ q }))).text();
    expect(html).toContain(`href="/bai/${id}"`);
    expect(html.match(/href="\/bai\//g)!.length).toBeLessThanOrEqual(8);
    expect(await page(`/kien-thuc?q=${encodeURIComponent(q)}`)).toBe(html);
  });

  it('hears a cry for help in the box', async () => {
    const html = await (await fetch(`${base}/kien-thuc`, form({ q: 'cứu em với, em bị nhốt, họ đánh em' }))).text();
    expect(html).toMatch(/class="note".*gặp nguy.*tel:113/s);
  });

  it('keeps nothing of what was asked, and shows no word of it as more than text', async () => {
    const response = await fetch(`${base}/kien-thuc`, form({ q: '"><script>alert(1)</script>' }));
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).not.toContain('<script');
  });

  it.each([
    ['nothing', {}],
    ['spaces', { q: '   ' }],
    ['too much', { q: 'a'.repeat(400) }],
  ] as [string, Record<string, string>][])('shows all articles for %s', async (_, fields) => {
    const html = await (await fetch(`${base}/kien-thuc`, form(fields))).text();
    expect(html).toContain('href="/bai/fees-broker"');
  });
});

describe('written text becomes', () => {
  it.each([
    ['a paragraph with its lines', 'a\nb', '<p>a<br>b</p>'],
    ['a list below its line', 'a:\n- b\n- c', '<p>a:</p><ul><li>b</li><li>c</li></ul>'],
    ['numbers to tap', 'Gọi 111.', '<p>Gọi <a href="tel:111">111</a>.</p>'],
    ['a number from abroad', '+84 981 84 84 84', '<p><a href="tel:+84981848484">+84 981 84 84 84</a></p>'],
    ['no number of a longer one', '1111 và 111.000 đồng', '<p>1111 và 111.000 đồng</p>'],
    [
      'a site',
      'Xem dolab.moha.gov.vn nhé',
      '<p>Xem <a href="https://dolab.moha.gov.vn/" rel="noreferrer">dolab.moha.gov.vn</a> nhé</p>',
    ],
    ['no site of an address', 'vnemb.th@mofa.gov.vn', '<p>vnemb.th@mofa.gov.vn</p>'],
    ['nothing but text', `<b>'111'</b>`, '<p>&#60;b&#62;&#39;<a href="tel:111">111</a>&#39;&#60;/b&#62;</p>'],
  ])('%s', (_, text, html) => expect(prose(text)).toBe(html));
});

describe('every other public page', () => {
  it.each(['server/channels/web/page/index.html', 'server/offers/page/index.html'])(
    '%s has the quick way out, and a title that says nothing of what is read',
    (file) => {
      const html = readFileSync(path.join(projectPaths().root, file), 'utf8');
      expect(html).toMatch(/<title>Hải Đăng(?:: hỏi và đáp)?<\/title>/);
      expect(html).toMatch(/<a [^>]*href="https:\/\/www\.google\.com"[^>]*>Thoát nhanh<\/a>/);
    },
  );
});
