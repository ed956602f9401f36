import path from 'node:path';
import { type CannedReply, loadCanned, shownCanned } from '../../knowledge/canned';
import { checkCanned } from '../../knowledge/checks/canned';
import { loadWording } from '../../knowledge/checks/wording';
import { loadContent } from '../../knowledge/loader';

const ROOT = path.join(__dirname, '../../knowledge');
const TODAY = '2026-11-25';
const content = loadContent(ROOT);
const wording = loadWording(ROOT);
const own = loadCanned(ROOT);
const good = own.find(({ id }) => id === 'danger-where')!;
const problems = (change: Partial<CannedReply>, today = TODAY) =>
  checkCanned([{ ...good, ...change }], content, today, wording).map(({ text }) => text);

describe('replies that counsellors take', () => {
  it('are there for danger and for talk, and nothing is wrong with them', () => {
    expect(new Set(own.map(({ group }) => group))).toEqual(new Set(['danger', 'talk']));
    expect(checkCanned(own, content, TODAY, wording)).toEqual([]);
  });

  it.each<[string, Partial<CannedReply>, RegExp]>([
    ['a place that nothing fills', { text: 'Chào {ai}' }, /\{ai\}/],
    ['a fact that is not there', { text: 'Gọi {{hotline.999}}' }, /hotline\.999/],
    ['a promise', { text: 'Bạn chắc chắn sẽ được cứu' }, /Never promise/],
    ['a telling word under the mark of discretion', { text: 'Công an hỏi bạn' }, /discreet/],
    ['a number under the mark of discretion', { text: 'Gọi {{hotline.113}}' }, /discreet/],
    ['a review that is due', { check_by: '2026-11-24' }, /was due/],
    ['a check that is yet to come', { checked_on: '2027-01-01' }, /yet to come/],
  ])('are refused for %s', (_, change, expected) => {
    expect(problems(change).join('\n')).toMatch(expected);
  });

  it('are shown with their facts as they stand today; drafts are not', () => {
    const [shown] = shownCanned([{ ...good, text: 'Gọi {{hotline.113}}, {goi}' }], content.facts, TODAY);
    expect(shown?.text).toBe('Gọi 113, {goi}');
    expect(shownCanned([{ ...good, status: 'draft' }], content.facts, TODAY)).toEqual([]);
  });
});
