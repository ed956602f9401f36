import { checkContacts } from '../../../server/content/check-contacts';
import { createReadContacts } from '../../../server/content/contacts';
import { loadContent } from '../../../knowledge/loader';
import type { Article, Fact } from '../../../knowledge/schema';

const facts = new Map([
  ['hotline.111', { kind: 'phone' as const, text: '111', hedged: '111' }],
  ['mission.th', { kind: 'contact' as const, text: '+66 89 966 5847, vnemb.th@mofa.gov.vn, vnemb.th@gmail.com' }],
  ['case.year', { kind: 'statistic' as const, text: '2026 có 118 vụ' }],
]);
const read = createReadContacts({ facts: () => facts, publicUrl: 'https://haidang.example.vn' });
const unknown = (text: string) => read(text).filter(({ isKnown }) => !isKnown);

describe('of a text that people read', () => {
  it.each([
    'Gọi 111 ngay nhé.',
    'Gọi +66 89 966 5847.',
    'Gọi 0066 899665847.',
    'Viết cho vnemb.th@mofa.gov.vn hoặc vnemb.th@gmail.com.',
    'Xem https://dolab.moha.gov.vn/danh-sach.',
    'Xem haidang.example.vn/bai/fees-broker nhé.',
    'Ngày 30/7/2026, phí tới 150.000.000 đồng, giảm 50%, gọi 24/7, ở TP.HCM.',
    'Đếm: một, hai, ba. Xong!',
    'Cả nhà 👨‍👩‍👧 cùng đọc ❤️',
  ])('"%s" leads nowhere that is not known', (text) => expect(unknown(text)).toEqual([]));

  it.each([
    ['a number', 'Gọi 0912 345 678', 'phone', '0912 345 678'],
    ['a number with points', 'Gọi 0912.345.678', 'phone', '0912.345.678'],
    [
      'a number that is read out',
      'không chín một hai ba bốn năm sáu bảy tám',
      'phone',
      'không chín một hai ba bốn năm sáu bảy tám',
    ],
    ['a number in keycaps', '0️⃣9️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣', 'phone', '0912345678'],
    ['a number of a bank account', 'Chuyển vào 19034567890', 'phone', '19034567890'],
    ['a short number', 'Hotline: 1234', 'phone', '1234'],
    ['a short number that is a fact, but no telephone', 'Gọi số 118', 'phone', '118'],
    ['a page', 'Xem bit.ly/abc', 'link', 'bit.ly/abc'],
    ['a page in capitals', 'EVIL.COM', 'link', 'EVIL.COM'],
    ['a page with a foreign full stop', 'evil。com', 'link', 'evil.com'],
    ['a page in letters that look like ours', 'fаcebook.com', 'link', 'fаcebook.com'],
    ['a page that names the state before it', 'dolab.moha.gov.vn.evil.com', 'link', 'dolab.moha.gov.vn.evil.com'],
    ['a page that names the state behind it', 'https://evil.com?x=.gov.vn', 'link', 'https://evil.com?x=.gov.vn'],
    ['a page that names the state as who signs in', 'https://dolab.moha.gov.vn@evil.com/', 'link', undefined],
    ['a page that ends as those of the state', 'evilgov.vn', 'link', 'evilgov.vn'],
    ['another scheme', 'viber://chat?number=1', 'link', 'viber://chat?number=1'],
    ['a page of many parts', 'a.b.c.d.e.f.g.h.evil.com', 'link', undefined],
    ['an address of mail', 'abc@gmail.com', 'link', 'abc@gmail.com'],
    ['our page on another machine', 'haidang.example.vn.evil.com/x', 'link', 'haidang.example.vn.evil.com/x'],
    ['a turn of direction', 'Gọi \u202e111', 'hidden', 'U+202E'],
    ['an isolate', '\u2066111\u2069', 'hidden', 'U+2066'],
    ['a letter without width', '1\u200b11', 'hidden', 'U+200B'],
    ['a blank letter', 'a\u3164b', 'hidden', 'U+3164'],
    ['digits of another script', '٠٩١', 'hidden', 'U+0660'],
  ])('%s is found', (_, text, kind, value) => {
    expect(unknown(text)).toContainEqual(expect.objectContaining({ kind, ...(value !== undefined && { value }) }));
  });

  it('facts are those of today', () => {
    let now: ReadonlyMap<string, Pick<Fact, 'kind' | 'text'>> = new Map();
    const later = createReadContacts({ facts: () => now });
    expect(later('Gọi 111')).toMatchObject([{ isKnown: false }]);
    now = facts;
    expect(later('Gọi 111')).toMatchObject([{ isKnown: true }]);
  });
});

describe('the check of content', () => {
  const content = loadContent('knowledge');
  const some = content.articles.get('fees-overview')!;
  const found = (change: Partial<Article>) => {
    const article = { ...some, ...change };
    return checkContacts({ ...content, articles: new Map([[article.id, article]]) }).map(({ vi }) => vi);
  };

  it('has nothing against what is written', () => expect(checkContacts(content)).toEqual([]));

  it.each([
    ['first answer', { answer: 'Gọi không chín một hai ba bốn năm sáu bảy tám.' }],
    ['title', { title: 'Xem ở bit.ly/abc' }],
    ['button', { button: 'Gọi 1\u200b11' }],
  ])('finds in a %s where it would lead people', (_, change) => expect(found(change)).toHaveLength(1));

  it('leaves alone what a fact says', () => expect(found({ answer: 'Gọi {{hotline.111}}.' })).toEqual([]));
});
