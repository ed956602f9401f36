import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, openBrowser, openDesk } from '../e2e/browser';
import { Office } from '../e2e/office';
import { askedRandom } from './asked';
import { Wire } from './wire';

/** What people cry in each round, and by what a case of it is known; those of an earlier round stay in the queue as claimed. */
const ROUNDS = [
  {
    state: 'refused',
    cries: ['cuu em voi ho nhot em o Bavet', 'cứu em với, em bị nhốt ở Campuchia', 'cứu em với, họ không cho em về'],
    known: /Bavet|Campuchia|không cho em về/,
  },
  {
    state: 'dead',
    cries: ['cuu em voi ho nhot em o Poipet', 'cứu em với, em bị nhốt ở Myanmar', 'cứu em với, họ giữ em ở Lào'],
    known: /Poipet|Myanmar|ở Lào/,
  },
] as const;
/** The strip that calls; its words alone name a priority elsewhere, too. */
const ANY_CALL = /KHẨN CẤP: \d/;
const random = askedRandom();
/** Rejoining takes up to 15 s after a long absence. */
const PATIENCE = { timeout: 60_000 };

const hasBrowser = existsSync(CHROMIUM);
const suite = hasBrowser ? describe : describe.skip;
if (!hasBrowser) process.stderr.write(`SKIPPED: there is no ${CHROMIUM}; install Chromium or set CHROMIUM_PATH\n`);

suite('two consoles that are cut off and return', () => {
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

  it.each(ROUNDS)('see all that cried for help meanwhile, once each ($state)', async ({ state, cries, known }) => {
    wire.set({ state });
    for (const cry of cries) await office.citizen(cry);
    await desks[0]!.waitForTimeout(20_000);
    for (const desk of desks) expect(await desk.getByText(ANY_CALL).count()).toBe(0);
    wire.set({ state: 'whole' });
    await bothSee(calling(cries.length));
    for (const desk of desks) {
      const items = desk.locator('.queue-item', { hasText: known });
      await items.nth(cries.length - 1).waitFor(PATIENCE);
      expect(await items.count()).toBe(cries.length);
    }
    for (let left: number = cries.length; left > 0; left -= 1) {
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
