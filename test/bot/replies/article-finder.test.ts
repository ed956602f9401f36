import { ArticleFinder, type Wanted } from '../../../bot/replies/finding/article-finder';
import { lawsNamed } from '../../../bot/replies/finding/named';
import { createCountryFinder } from '../../../bot/understanding/places';
import { loadContent } from '../../../knowledge/loader';
import { loadAbbreviations } from '../../../knowledge/registers';
import { type Article, INTENTS, type Intent } from '../../../knowledge/schema';

const content = loadContent('knowledge');
const abbreviations = loadAbbreviations('knowledge');
const findCountries = createCountryFinder(content.countries);
const finder = new ArticleFinder(content.articles.values(), abbreviations);

/** A reading that is as sure as `confidence` says of one intent. */
const read = (text: string, intent: Intent, confidence = 0.9): Wanted => ({
  intent,
  confidence,
  candidates: [{ intent, probability: confidence }],
  countries: findCountries(text),
});
const find = (text: string, intent: Intent, confidence?: number, among = finder) =>
  among.find(read(text, intent, confidence), text);
const with_ = (change: Partial<Article>, ...others: Article[]) => {
  const some = content.articles.get('law-overview')!;
  return new ArticleFinder(
    [...content.articles.values(), ...others, { ...some, id: 'changed', default: false, ...change }],
    abbreviations,
  );
};

describe('finding an answer', () => {
  it.each<[string, Intent, string]>([
    ['buon ban noi tang thi di tu bao lau', 'law_penalties', 'organ-overview'],
    ['đẻ mướn lấy tiền thì xử sao', 'law_penalties', 'organ-surrogacy'],
    ['tố cáo xong bị nó đe dọa', 'report_tip', 'legal-aid-protection'],
    ['giả vờ là nạn nhân để lấy tiền hỗ trợ', 'victim_support', 'identification-afraid'],
  ])('takes the article that says it, although the intent was read otherwise: %s', (text, intent, id) => {
    expect(find(text, intent)?.article.id).toBe(id);
  });

  it('never takes an article of another country than the one named', () => {
    for (const text of ['phí đi nhật', 'đi nhật hết bao nhiêu tiền', 'đại sứ quán ở nhật']) {
      const { article } = find(text, 'market_info')!;
      expect([text, article.countries.length === 0 || article.countries.includes('japan')]).toEqual([text, true]);
    }
  });

  it('says that it is far from knowing when nothing is like what is asked', () => {
    expect(find('xyz qwert zzz', 'law_penalties')?.fit).toBe('far');
    expect(find('xyz qwert zzz', 'law_penalties')?.article.id).toBe('law-overview');
  });

  it('says that it is far from knowing an article of law that none of ours explains', () => {
    expect(find('điều 999 nói gì', 'law_penalties')?.fit).toBe('far');
  });

  it('stays with a refusal that was read surely, unless the very question is known', () => {
    expect(find('công ty bán vé xem phim tối nay', 'out_of_scope')?.article.id).toBe('out-of-scope');
    const [known = ''] = content.articles.get('company-check')!.questions;
    expect(find(known, 'out_of_scope')?.article.id).toBe('company-check');
  });

  it('takes the section that has the question, and the first answer for all others', () => {
    const sections = [{ heading: 'Riêng', body: 'Điều riêng.', questions: ['màu cờ của hải đăng là màu gì'] }];
    const found = find('mau co cua hai dang la mau gi', 'law_penalties', 0.9, with_({ sections }));
    expect([found?.article.id, found?.section]).toEqual(['changed', 0]);
    expect(find('mua bán người bị phạt thế nào', 'law_penalties', 0.9, with_({ sections }))?.section).toBeUndefined();
  });

  it('has a default article for every intent', () => {
    for (const intent of INTENTS) expect(finder.defaultOf(intent)?.intents[0]).toBe(intent);
  });
});

describe('articles of law that are named', () => {
  it.each([
    ['Điều 151 BLHS', ['151']],
    ['dieu 150 khac dieu 151', ['150', '151']],
    ['d154', ['154']],
    ['điều này tôi không biết', []],
    ['đ 50 triệu', ['50']],
    ['id 151abc', []],
  ])('%s', (text, laws) => expect(lawsNamed(text)).toEqual(laws));
});
