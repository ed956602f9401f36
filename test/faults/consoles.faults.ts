import type { Browser, Page } from 'playwright-core';
import { openBrowser, openDesk } from '../e2e/browser';
import { Office } from '../e2e/office';
import { seeded } from './seeded';
import { Wire } from './wire';

const CRIES = ['cuu em voi ho nhot em o Bavet', 'cứu em với, em bị nhốt ở Campuchia', 'cứu em với, họ không cho em về'];
/** The strip that calls; its words alone name a priority elsewhere, too. */
const ANY_CALL = /KHẨN CẤP: \d/;
const random = seeded(Number(process.env.FAULT_SEED ?? 1));
/** Rejoining takes up to 15 s after a long absence. */
const PATIENCE = { timeout: 60_000 };

describe('two consoles that are cut off and return', () => {
  let office: Office;
  let wire: Wire;
  let browser: Browser;
  let desks: Page[];
  beforeAll(async () => {
    office = new Office();
    wire = await Wire.to('127.0.0.1', office.server.port, random);
    await office.open();
    await office.hire('lan', 'Chị Lan');
    await office.hire('minh', 'Anh Minh');
    browser = await openBrowser();
    desks = await Promise.all(['lan', 'minh'].map((name) => deskOf(name)));
  });
  afterAll(async () => {
    await browser.close();
    await wire.close();
    await office.server.stop();
  });

  const deskOf = async (name: string) => {
    const page = await openDesk(browser, `http://127.0.0.1:${wire.port}/console/`);
    await office.signIn(page, name);
    return page;
  };
  const calling = (count: number) => `KHẨN CẤP: ${count} ca chưa ai nhận`;
  const bothSee = (text: string) => Promise.all(desks.map((desk) => desk.getByText(text).waitFor(PATIENCE)));

  it.each([['refused'], ['dead']] as const)('see all that cried for help meanwhile, once each (%s)', async (state) => {
    wire.set({ state });
    for (const cry of CRIES) await office.citizen(cry);
    await desks[0]!.waitForTimeout(20_000);
    for (const desk of desks) expect(await desk.getByText(ANY_CALL).count()).toBe(0);
    wire.set({ state: 'whole' });
    await bothSee(calling(CRIES.length));
    for (const desk of desks) {
      const items = desk.locator('.queue-item', { hasText: /Bavet|Campuchia|không cho em về/ });
      await items.nth(CRIES.length - 1).waitFor(PATIENCE);
      expect(await items.count()).toBe(CRIES.length);
    }
    for (let left = CRIES.length; left > 0; left -= 1) {
      await desks[left % 2]!.keyboard.press('Alt+n');
      if (left > 1) await bothSee(calling(left - 1));
    }
    for (const desk of desks)
      await desk
        .getByText(ANY_CALL)
        .first()
        .waitFor({ state: 'hidden', ...PATIENCE });
  });
});
