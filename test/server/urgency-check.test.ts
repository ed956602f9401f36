import { loadContent } from '../../knowledge/loader';
import { projectPaths } from '../../server/paths';
import { loadUnderstanding } from '../../server/understanding';
import { createUrgencyCheck } from '../../server/urgency-check';

const paths = projectPaths();
const { read } = loadUnderstanding(paths, loadContent(paths.knowledge).countries);
const isUrgent = createUrgencyCheck(read);

describe('the quick look at a message of somebody who floods the chat', () => {
  it.each([
    'cứu em với, nó nhốt em',
    'cuu e voi no danh e',
    'em bị bán sang Campuchia',
    'cho mình gặp nhân viên',
    '#staff',
    '#report',
  ])('lets "%s" through', (text) => expect(isUrgent({ type: 'message', text })).toBe(true));

  it('lets a tap through that asks for a person', () =>
    expect(isUrgent({ type: 'message', text: 'Gặp nhân viên', value: '#staff' })).toBe(true));

  it.each(['hi', 'haha', 'alo alo', '', '#start'])('holds back "%s"', (text) =>
    expect(isUrgent({ type: 'message', text })).toBe(false),
  );

  const padding = 'hôm nay trời đẹp quá. '.repeat(1_000);
  it.each([
    ['the beginning', `cứu em với, nó nhốt em. ${padding}`],
    ['the end', `${padding} cứu em với, nó nhốt em`],
  ])('hears danger at %s of a text of 20,000 letters, of which it reads a part', (_, text) => {
    const lengths: number[] = [];
    const look = createUrgencyCheck((seen) => {
      lengths.push(seen.length);
      return read(seen);
    });
    expect(look({ type: 'message', text })).toBe(true);
    expect(Math.max(...lengths)).toBeLessThan(1_100);
  });
});
