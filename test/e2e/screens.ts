import type { Browser } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';

/** How an advert reaches somebody's phone. */
export type Look = 'post' | 'dark chat' | 'stickers' | 'compressed' | 'paper' | 'small';
export const LOOKS: readonly Look[] = ['post', 'dark chat', 'stickers', 'compressed', 'paper', 'small'];

/** A modern phone: 1080 × 2400 pixels. */
const PHONE = { width: 360, height: 800, scale: 3 };

const STYLES: Record<Look, string> = {
  post: 'body{background:#f0f2f5} .card{background:#fff;margin:12px 0;padding:14px;font:16px/1.45 "Noto Sans"}',
  'dark chat':
    'body{background:#0f1419;color:#e7e9ea} .card{background:#22303c;border-radius:16px;margin:14px 56px 14px 12px;padding:12px 14px;font:15px/1.4 "Noto Sans"}',
  stickers: 'body{background:#fff} .card{background:#fff7d6;margin:12px;padding:14px;font:16px/1.5 "Noto Sans"}',
  compressed: 'body{background:#e5ddd5} .card{background:#fff;margin:14px;padding:12px;font:16px/1.4 "Noto Sans"}',
  paper: 'body{background:#fbf8f0;color:#222} .card{margin:40px 34px;font:17px/1.5 "Noto Serif"}',
  small: 'body{background:#fff} .card{margin:12px;font:17px/1.5 "Noto Sans"}',
};
const FRAMES: Record<Look, [before: string, after: string]> = {
  post: ['<b>Việc làm ngoài nước</b><br><small>3 giờ · 🌏</small>', '<small>👍❤️ 128 · 56 bình luận</small>'],
  'dark chat': ['<small>Chị Vân · 21:04</small>', '<small>Đã nhận</small>'],
  stickers: ['<div style="font-size:64px">🎉✈️💰</div>', '<div style="font-size:72px">🧧🐉🥰</div>'],
  compressed: ['', '<small>22:17 ✓✓</small>'],
  paper: ['', ''],
  small: ['', ''],
};

/** A picture of a text as it would be sent to us, drawn by the browser and then worn by `look`. */
export async function pictureOf(browser: Browser, look: Look, text: string): Promise<Buffer> {
  const page = await browser.newPage({
    viewport: { width: PHONE.width, height: PHONE.height },
    deviceScaleFactor: PHONE.scale,
  });
  const [before, after] = FRAMES[look];
  const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
  await page.setContent(
    `<style>body{margin:0;padding:28px 0} small{opacity:.7} ${STYLES[look]}</style><div class="card">${before}<p>${words}</p>${after}</div>`,
  );
  const drawn = await page.screenshot({ type: 'png' });
  await page.close();
  return worn(sharp(drawn), look);
}

function worn(picture: Sharp, look: Look): Promise<Buffer> {
  switch (look) {
    case 'compressed':
      return picture.jpeg({ quality: 30 }).toBuffer();
    case 'small':
      return picture.resize({ width: 480 }).webp({ quality: 60 }).toBuffer();
    case 'paper':
      return photographed(picture);
    default:
      return picture.png().toBuffer();
  }
}

/** Held a little askew, a little out of focus, in the grain of a cheap camera. */
async function photographed(picture: Sharp): Promise<Buffer> {
  const upright = await picture.rotate(1.5, { background: '#8a8378' }).blur(1.1).toBuffer();
  const { width, height } = await sharp(upright).metadata();
  const grain = await sharp({
    create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 14 } },
  })
    .png()
    .toBuffer();
  return sharp(upright)
    .composite([{ input: grain, blend: 'soft-light' }])
    .modulate({ brightness: 0.9 })
    .jpeg({ quality: 70 })
    .toBuffer();
}
