import { nearestInstead } from '../../../bot/replies/finding/others';
import { inColumns } from '../../../bot/replies/finding/weighing';
import { ArticleFinder } from '../../../bot/replies/finding/article-finder';
import { entriesIn } from '../../../bot/replies/finding/entries';
import { indexesOf } from '../../../bot/replies/finding/indexes';
import { lawsNamed } from '../../../bot/replies/finding/named';
import type { Wanted } from '../../../bot/replies/finding/weighing';
import { loadContent } from '../../../knowledge/loader';
import { type Article, INTENTS, type Intent } from '../../../knowledge/schema';
import { loadBuiltIndexes } from '../../../server/article-index';
import { projectPaths } from '../../../server/paths';
import { loadUnderstanding } from '../../../server/understanding';

const paths = projectPaths();
const content = loadContent(paths.knowledge);
const { analyse, entitiesIn } = loadUnderstanding(paths, content.countries);
/** As it is in use: with all that was learnt from the known questions when it was built. */
const finder = new ArticleFinder(content, analyse, indexesOf(entriesIn(content), analyse, loadBuiltIndexes(paths)));

/** A reading that is as sure as `confidence` says of one intent. */
const read = (text: string, intent: Intent, confidence = 0.9): Wanted => ({
  intent,
  confidence,
  candidates: [{ intent, probability: confidence }],
  entities: entitiesIn(text),
});
const find = (text: string, intent: Intent, confidence?: number, among = finder) =>
  among.find(read(text, intent, confidence), text);
const withArticle = (change: Partial<Article>) => {
  const article = { ...content.articles.get('law-overview')!, id: 'changed', default: false, ...change };
  return new ArticleFinder({ ...content, articles: new Map([...content.articles, ['changed', article]]) }, analyse);
};

describe('finding an answer', () => {
  it.each<[string, Intent, string]>([
    ['buon than nguoi ta bi tu may nam', 'organ_trafficking', 'law-154'],
    ['giả vờ làm nạn nhân để hưởng tiền', 'victim_support', 'identification-fake'],
    ['đi hàn ký quỹ hết bao nhiêu', 'fees_deposits', 'market-korea-costs'],
    ['eps phải đóng khoản gì', 'legal_routes', 'market-korea-costs'],
    ['huyện bỏ rồi xã mình giờ hỏi chỗ nào', 'out_of_scope', 'agencies-after-2025'],
    ['dai su quan o malaysia', 'embassy_contact', 'embassy-malaysia'],
    ['Điều 151', 'what_is_trafficking', 'law-151'],
  ])('by what is named and by its words, whatever intent was read: %s', (text, intent, id) => {
    expect(find(text, intent, 0.4)?.article.id).toBe(id);
  });

  it.each([
    'vợ tôi bị lừa sang trung quốc, làm thế nào để đưa về nước',
    'anh trai tôi bị lừa sang campuchia, làm sao đưa về nước',
    'bo em bi ket o nga, thu tuc dua ve the nao',
    'con gái ốm bên nhật, ai lo đưa cháu về',
  ])('never speaks of a death to who spoke of none: %s', (text) => {
    const found = find(text, 'return_home')!;
    expect([found.article.id, ...found.others.map(({ article }) => article.id)]).not.toContain('rights-death-abroad');
  });

  it.each(['chồng tôi chết bên đài loan, đưa về thế nào', 'bo em mat ben nga, thu tuc dua ve the nao'])(
    'speaks of it to who did: %s',
    (text) => expect(find(text, 'return_home')?.article.id).toBe('rights-death-abroad'),
  );

  it('never takes an article of another country than the one named', () => {
    for (const text of ['phí đi nhật', 'đi nhật hết bao nhiêu tiền', 'đại sứ quán ở nhật']) {
      const { article } = find(text, 'market_info')!;
      expect([text, article.countries.length === 0 || article.countries.includes('japan')]).toEqual([text, true]);
    }
  });

  it.each([
    ['số điện thoại đại sứ quán Việt Nam tại Ba Lan', 'embassy-poland'],
    ['so dien thoai dai su quan viet nam o ba lan', 'embassy-poland'],
    ['số điện thoại đại sứ quán việt nam ở pháp', 'embassy-france'],
    ['số điện thoại đại sứ quán Việt Nam tại Malaysia', 'embassy-malaysia'],
  ])('does not ask for the country of who named one: %s', (text, id) =>
    expect(find(text, 'embassy_contact')?.article.id).toBe(id),
  );

  it.each(['số sứ quán mình ở kenya', 'đại sứ quán nằm chỗ nào số mấy', 'xin sđt lãnh sự'])(
    'gives nobody the numbers of a country that was not named: %s',
    (text) => expect(find(text, 'embassy_contact')?.article.id).toBe('embassy-overview'),
  );

  it.each([
    ['muốn học tiếng nhật thì trung tâm nào', 0.6, 'predeparture-language'],
    ['muốn học tiếng nhật thì trung tâm nào', 0.9, 'out-of-scope'],
    ['thủ tục xin giấy lý lịch tư pháp làm ở đâu', 0.9, 'visa-criminal-record'],
    ['có cần mua bảo hiểm trước khi đi không', 0.99, 'rights-insurance'],
    ['mua điện thoại trả góp không cần trả trước', 0.99, 'out-of-scope'],
  ])('answers "%s", read as foreign with certainty %d, by %s', (text, certainty, id) => {
    expect(find(text, 'out_of_scope', certainty)?.article.id).toBe(id);
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
    const sections = [{ heading: 'Riêng', body: 'Điều riêng.', questions: ['màu cờ của hải đăng là màu gì'], line: 9 }];
    const found = find('mau co cua hai dang la mau gi', 'law_penalties', 0.9, withArticle({ sections }));
    expect([found?.article.id, found?.section]).toEqual(['changed', 0]);
    expect(
      find('mua bán người bị phạt thế nào', 'law_penalties', 0.9, withArticle({ sections }))?.section,
    ).toBeUndefined();
  });

  it('hears what is named: countries, programmes, articles of law, provinces and their former names', () => {
    expect(find('phí đi nhật', 'fees_deposits')?.named.countries).toEqual(['japan']);
    expect(find('thi eps', 'fees_deposits')?.named.countries).toEqual(['korea']);
    expect(find('điều 151', 'law_penalties')?.named.laws).toEqual(['151']);
    expect(find('tỉnh Bạc Liêu nay hỏi ai', 'hotline_contact')?.named.provinces).toEqual([
      { name: 'Cà Mau', former: 'Bạc Liêu' },
    ]);
  });

  it.each([
    ['tỉnh hà giang cũ giờ hỏi ai', 'Tuyên Quang'],
    ['nam dinh nhap vao dau roi, hoi so noi vu nao', 'Ninh Bình'],
    ['kon tum cũ hỏi cơ quan nào', 'Quảng Ngãi'],
    ['kien giang gio hoi ai ve viec bi lua ban', 'An Giang'],
    ['xã tôi ở bắc kạn cũ giờ hỏi ai', 'Thái Nguyên'],
  ])('tells what a former province belongs to now, even if read as none of our business: %s', (text, name) => {
    const found = find(text, 'out_of_scope', 0.98)!;
    expect([found.article.id, found.fit]).toEqual(['agencies-province', 'close']);
    expect(found.named.provinces).toEqual([{ name, former: expect.any(String) as string }]);
  });

  it('does not take a former province that is only named on the way for a question about it', () => {
    expect(find('công ty ở bắc giang thu tiền môi giới có đúng không', 'fees_deposits')?.article.id).toBe(
      'fees-broker',
    );
  });

  it('takes an article about all foreign countries for one about the country that is named, unless that country has its own', () => {
    expect(find('ở hungary lương bao nhiêu', 'market_info')?.article.id).toBe('market-pay');
    expect(find('lương ở hungary', 'rights_abroad')?.article.countries).toEqual(['abroad']);
    expect(find('lương ở romania', 'market_info')?.article.id).toBe('market-poland-romania');
  });

  it('understands slips of the regions, as the reader does', () => {
    expect(find('ngừ bị bán dìa có được học nghề hông', 'reintegration')?.article.id).toBe('reintegration-vocational');
  });

  it('has a default article for every intent', () => {
    for (const intent of INTENTS) expect(finder.defaultOf(intent)?.intents[0]).toBe(intent);
  });
});

describe('what may be meant beside the best answer', () => {
  const TOPICS: Intent[] = ['law_penalties', 'abuse_spam'];
  /** Articles on the same topic, each with one question, among the known ones on it. */
  const amongAsked = (...questions: string[]) => {
    const like = { ...content.articles.get('law-overview')!, default: false, laws: [], answer: '', sections: [] };
    const articles = questions.map((title, n): [string, Article] => {
      const id = `asked-${n}`;
      return [id, { ...like, id, title, questions: [title] }];
    });
    const known = [...content.articles].filter(([, { intents }]) => TOPICS.some((topic) => intents.includes(topic)));
    return new ArticleFinder({ ...content, articles: new Map([...known, ...articles]) }, analyse);
  };
  const idsOf = (places: readonly { article: Article }[] = []) => places.map(({ article }) => article.id);
  const FLAG = 'màu cờ của hải đăng là màu gì';
  const SHIRT = 'màu áo của hải đăng là màu gì';

  it('is what comes nearly as near', () => {
    const found = find('màu của hải đăng là màu gì', 'law_penalties', 0.9, amongAsked(FLAG, SHIRT))!;
    expect(idsOf([found, ...found.others]).sort()).toEqual(['asked-0', 'asked-1']);
  });

  it('is nothing when the very question is known and no other is like it', () => {
    const found = find(FLAG, 'law_penalties', 0.9, amongAsked(FLAG))!;
    expect([found.article.id, found.others]).toEqual(['asked-0', []]);
  });

  it('holds each article once, never the one that is given, and at most three', () => {
    const many = ['cờ', 'áo', 'mũ', 'giày', 'tường'].map((what) => `màu ${what} của hải đăng là màu gì`);
    const found = find('màu của hải đăng là màu gì', 'law_penalties', 0.9, amongAsked(...many))!;
    const all = idsOf([found, ...found.others]);
    expect(all).toHaveLength(4);
    expect(new Set(all).size).toBe(4);
  });

  it('is up to three of the nearest when nothing near enough is known', () => {
    const found = find('điều 999 phạt người đi chui ra sao', 'law_penalties')!;
    expect(found.fit).toBe('far');
    expect(found.others.length).toBeGreaterThan(0);
    expect(found.others.length).toBeLessThanOrEqual(3);
    expect(idsOf(found.others)).not.toContain(found.article.id);
  });

  it('is offered with a refusal only where it is near', () => {
    const place = { article: content.articles.get('law-overview')! };
    const shown = { article: content.articles.get('out-of-scope')! };
    const offered = (gist: number) => {
      const nears = inColumns([{ closest: 0, gist, words: 0, held: 0, sense: 0 }]);
      const ranking = { places: [place], nears, scores: Float64Array.of(1), best: 0 };
      return idsOf(nearestInstead(ranking, shown, 'refused'));
    };
    expect([offered(0.6), offered(0.9)]).toEqual([[], ['law-overview']]);
    expect(find('trận bóng tối nay đá mấy giờ', 'out_of_scope', 0.99)?.others).toEqual([]);
  });

  it('is never offered to an insult', () => {
    expect(find(FLAG, 'abuse_spam', 0.99, amongAsked(FLAG))?.others).toEqual([]);
  });

  it('is never a greeting, thanks or a refusal', () => {
    for (const text of ['xin chào', 'cảm ơn nhiều', 'ok', 'thời tiết', 'alo ai đó']) {
      const found = find(text, 'law_penalties', 0.3);
      expect([text, idsOf(found?.others).filter((id) => /greeting|thanks|scope|spam/.test(id))]).toEqual([text, []]);
    }
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
