import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe-core finds against WCAG 2.2 A and AA on the page as it stands, in words. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const only = JSON.stringify({ runOnly: { type: 'tag', values: RULES } });
  const found = await page.evaluate<AxeResults>(`axe.run(document, ${only})`);
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join(' | ')}`,
  );
}
