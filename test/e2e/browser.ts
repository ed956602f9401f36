import { type Browser, type Page, chromium } from 'playwright-core';

export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Debian's Chromium, quiet: it asks nothing of the network by itself. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** An old phone: 360 pixels wide. */
export async function openPhone(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 640 },
    isMobile: true,
    hasTouch: true,
    locale: 'vi-VN',
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** A counsellor's screen. */
export async function openDesk(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Writes a message on the chat page. */
export async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Tin nhắn của bạn').fill(text);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
}

/** Waits until the chat page shows a text. */
export async function reads(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('log').getByText(text).first().waitFor({ timeout: 15_000 });
}
