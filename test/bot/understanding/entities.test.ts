import { createEntityFinder } from '../../../bot/understanding/entities';
import { createCountryFinder } from '../../../bot/understanding/places';
import { loadContent } from '../../../knowledge/loader';
import { loadEntityRegisters } from '../../../knowledge/registers';

const find = createEntityFinder(
  loadEntityRegisters('knowledge'),
  createCountryFinder(loadContent('knowledge').countries),
);

it('finds in a cry for help what staff must know', () => {
  const found = find(
    'Em gái tôi 17 tuổi bị giữ ở Bavet, tòa nhà màu vàng tầng 6, 12 người một phòng, chúng đòi 5.000 đô, liên lạc 0912 345 678. Tối nay họ chuyển đi',
  );
  expect(found).toMatchObject({
    countries: [{ id: 'cambodia' }],
    landmarks: [{ text: 'tòa nhà màu vàng' }, { text: 'tầng 6' }],
    ages: [{ years: 17 }],
    sex: 'female',
    people: [{ count: 12 }],
    phones: [{ number: '+84912345678' }],
    money: [{ amount: 5000, currency: 'USD' }],
    dates: [{ text: 'Tối nay', tense: 'soon' }],
    relations: [{ relation: 'sibling', sex: 'female' }],
  });
});

it('finds whom a tip is about', () => {
  const found = find(
    'Công ty TNHH Nhân Lực Sao Biển thu 30 triệu của 5 bạn, stk 19034567890123 Techcombank, https://facebook.com/saobien.hr, cửa khẩu Mộc Bài',
  );
  expect(found).toMatchObject({
    companies: [{ name: 'Sao Biển' }],
    money: [{ amount: 30_000_000 }],
    people: [{ count: 5 }],
    accounts: [{ digits: '19034567890123', bank: 'techcombank' }],
    links: [{ text: 'https://facebook.com/saobien.hr' }],
    places: [{ name: 'Mộc Bài', towards: 'cambodia' }],
  });
});

it.each([
  [
    'nó giữ hết hộ chiếu của bọn em, em bị gãy tay',
    { documents: ['nó giữ hết hộ chiếu của bọn em'], injury: ['em bị gãy tay'] },
  ],
  [
    'chung thu het giay to. dung goi, toi nhan sau 10h dem',
    { documents: ['chung thu het giay to'], contact: ['dung goi', 'toi nhan sau 10h dem'] },
  ],
  [
    'em gái tôi tên Hoa bị người tên Hùng dẫn đi',
    { name: ['em gái tôi tên Hoa bị người tên Hùng dẫn đi'], captor: ['em gái tôi tên Hoa bị người tên Hùng dẫn đi'] },
  ],
  ['làm hộ chiếu ở đâu, giữ chỗ trước được không', {}],
  ['hai tuần nay không gọi được', {}],
])('hears in "%s" what staff ask about a plight', (text, told) => {
  const heard = Object.entries(find(text).plights).map(
    ([kind, pieces]) => [kind, pieces.map((piece) => piece.text)] as const,
  );
  expect(Object.fromEntries(heard.filter(([, pieces]) => pieces.length))).toEqual(told);
});

it.each([
  ['con gai toi 15 tuoi', 'child'],
  ['ck e đi đài 2 năm', 'spouse'],
  ['vo toi bi bat', 'spouse'],
  ['bạn em ở Lào', 'friend'],
  ['thằng cháu tui', 'grandchild_or_niece'],
  ['hàng xóm nhà tôi', 'neighbour'],
])('in "%s" the one spoken of is %s', (text, relation) => expect(find(text).relations[0]).toMatchObject({ relation }));

it.each(['em bị nhốt', 'chị ơi cứu em', 'con muốn về', 'anh cho em hỏi'])('in "%s" nobody else is spoken of', (text) =>
  expect(find(text).relations).toEqual([]),
);

it.each([
  ['đi Hàn năm nay thi mấy đợt', ['korea']],
  ['đi Nhật ba năm rồi về', ['japan']],
  ['Embassy Việt Nam ở Seoul nằm chỗ nào', ['korea']],
  ['Úc có tuyển hái nho không', ['australia']],
  ['Ba Lan lương bao nhiêu', ['poland']],
  ['muốn đi ba lan làm', ['poland']],
  ['đi làm ở 🇵🇱 thì sao', ['poland']],
  ['đi ba lần rồi', []],
  ['di ba lan roi', []],
  ['duc co can gi dau', []],
  ['lên Lào Cai chơi', []],
  ['quê em ở Đức Thọ', []],
])('in "%s" these countries are named: %j', (text, ids) =>
  expect(find(text).countries.map(({ id }) => id)).toEqual(ids),
);

it.each([
  ['em o gan casino', ['gan casino']],
  ['tụi em bị đưa vô nhà kế bên chợ, tầng 3', ['kế bên chợ', 'tầng 3']],
  ['gần chợ Bến Thành', ['chợ Bến Thành']],
  ['em đi chợ', []],
])('in "%s" these landmarks stand: %j', (text, landmarks) =>
  expect(find(text).landmarks.map((piece) => piece.text)).toEqual(landmarks),
);

it('finds nothing in nothing, and stays within the text', () => {
  expect(find('')).toMatchObject({ countries: [], money: [], relations: [] });
  const text = 'tôi ở tầng 4 tòa nhà B, sáng mai 6h họ chở 3 đứa đi Hà Tiên, đưa 200k';
  const { landmarks, dates, people, money, places } = find(text);
  for (const piece of [landmarks, dates, people, money, places].flat())
    expect(text.slice(piece.at, piece.at + piece.text.length)).toBe(piece.text);
});
