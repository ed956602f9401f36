import { fold } from '../../../bot/language/normalise';
import { labelledOffers, loadChecker, offerContent } from './checker';

const check = loadChecker();
const share = <T>(rows: readonly T[], holds: (row: T) => boolean) => rows.filter(holds).length / rows.length;

describe('adverts that were labelled beforehand and never learnt from', () => {
  const rows = labelledOffers('held');
  const dangerous = rows.filter(({ label }) => label === 'dangerous');

  it('are judged rightly nine times in ten', () => {
    expect(share(rows, ({ text, label }) => check(text).verdict === label)).toBeGreaterThan(0.9);
  });

  it('are recognised where they are dangerous, and then never called lawful', () => {
    expect(share(dangerous, ({ text }) => check(text).verdict === 'dangerous')).toBeGreaterThanOrEqual(0.96);
    expect(dangerous.filter(({ text }) => check(text).verdict === 'ok')).toEqual([]);
  });

  it('are not called dangerous where they are lawful', () => {
    const lawful = rows.filter(({ label }) => label === 'ok');
    expect(share(lawful, ({ text }) => check(text).verdict === 'dangerous')).toBeLessThanOrEqual(0.05);
  });

  it('are judged with reasons whose quotes stand in them', () => {
    for (const { text } of rows) {
      const written = plain(text);
      const quotes = check(text).flags.flatMap(({ quote }) => quote?.split('” … “') ?? []);
      for (const quote of quotes) expect(written).toContain(plain(quote));
    }
  });

  it('are judged alike without their accents', () => {
    const same = share(dangerous, ({ text }) => check(fold(text)).verdict === 'dangerous');
    expect(same).toBeGreaterThan(0.95);
  });
});

const plain = (text: string) => text.replace(/…$/u, '').normalize('NFKC').replace(/\p{M}/gu, '').replace(/\s+/g, ' ');

const examples = offerContent.examples;

/** The hands whose flags and examples are older than the learning: each is judged by what was learnt from all the others. */
const HANDS = ['hand-1', 'hand-5', 'hand-7'];

describe.each(HANDS)('offers of one hand, judged without having learnt from it: %s', (hand) => {
  const others = examples.filter((example) => example.hand !== hand);
  const checkUnseen = loadChecker(undefined, { ...offerContent, examples: others });
  const rows = examples.filter((example) => example.hand === hand);

  it('are never called lawful where they are dangerous', () => {
    const dangerous = rows.filter(({ label }) => label === 'dangerous');
    expect(dangerous.filter(({ text }) => checkUnseen(text).verdict === 'ok')).toEqual([]);
    expect(share(dangerous, ({ text }) => checkUnseen(text).verdict === 'dangerous')).toBeGreaterThan(0.9);
  });

  it('are mostly judged rightly', () => {
    expect(share(rows, ({ text, label }) => checkUnseen(text).verdict === label)).toBeGreaterThan(0.7);
  });
});

describe('a lawful offer with one deadly line', () => {
  const lawful = examples.filter(({ label }) => label === 'ok').slice(0, 60);

  it.each([
    'Hộ chiếu các em nộp quản lý giữ.',
    'Đi bằng visa du lịch, sang đổi visa sau.',
    'Nghỉ trước 1 năm đền 80 triệu.',
    'Đừng nói với gia đình vội.',
    'Nhận cả các bạn nữ 15 tuổi.',
  ])('is dangerous, however lawful all else sounds: %s', (line) => {
    expect(lawful.filter(({ text }) => check(`${text}\n${line}`).verdict !== 'dangerous')).toEqual([]);
  });
});

describe('what examples teach', () => {
  it('is told with the words that speak most for it', () => {
    const { verdict, flags } = check(
      'Chị cần hai em dễ thương qua phụ quán bên kia sông, nhà em nợ bao nhiêu chị trả trước, ở với chị, khách thương thì cho nhiều.',
    );
    expect(verdict).toBe('dangerous');
    expect(flags[0]?.quote).toBeTruthy();
  });

  it('says nothing of a few words', () => {
    expect(check('Có việc bên Nhật nè').verdict).toBe('unknown');
  });
});

describe('what is said in an offer', () => {
  it.each([
    ['a denial', 'Công ty không giữ hộ chiếu của bạn, không thu tiền cọc', ['papers-kept', 'deposit-first']],
    ['a denial of what begins like "cấm"', 'Phụ xe không cầm hộ chiếu của khách', ['papers-kept']],
    ['a warning of others', 'Mọi cá nhân thu tiền cọc, giữ hộ chiếu đều là lừa đảo', ['papers-kept', 'deposit-first']],
    ['a wish to report them', 'Ai nhận tiền chạy suất EPS hãy báo công an', ['eps-for-sale']],
    [
      'other words with the same letters',
      'Hoạt động ngay tại xưởng, cung ứng 20 lao động',
      ['deposit-first', 'advance'],
    ],
  ])('counts nothing against it that is %s', (_, text, ids) => {
    const raised = check(text).flags.map(({ id }) => id);
    for (const id of ids) expect(raised).not.toContain(id);
  });

  it.each([
    ['a threat', 'Không cọc thì mất suất nha em', 'deposit-first'],
    [
      'a promise about themselves beside a warning',
      'Cảnh giác lừa đảo, bên em uy tín chỉ cọc 3 triệu',
      'deposit-first',
    ],
    ['letters from another alphabet', 'đi bằng vіsа du lịсh sang Hàn', 'tourist-visa'],
    ['fancy type', '𝐯𝐢𝐬𝐚 𝐝𝐮 𝐥𝐢̣𝐜𝐡 đi Hàn làm xưởng', 'tourist-visa'],
    ['a line broken by a screen', 'Đi Hàn bằng visa\ndu lịch, lương 60 triệu', 'tourist-visa'],
    ['letters kept apart', 'lương 1000 đô ở b.a.v.e.t', 'hot-spot'],
  ])('hears %s', (_, text, id) => {
    expect(check(text).flags.map((flag) => flag.id)).toContain(id);
  });

  it.each([
    ['a shift', 'Quán cơm tuyển 3 phục vụ ca tối, 26k một giờ, từ 18 tuổi, gặp chị chủ tại quán', 'sexual-service'],
    ['wages in cash', 'Hái cherry bên Úc, làm trả tiền mặt mỗi tuần 1.400 đô', 'debt-from-wages'],
    ['a date', 'Các xã gửi danh sách về trước 25/11 để tổng hợp', 'deposit-first'],
    ['a check-up', 'Khám sức khoẻ 1tr5, dịch vụ 41tr bằng 1,5 tháng lương', 'fee-over-ceiling'],
    ['papers that are given back', 'Đi Đài Loan: hộ chiếu em photo rồi gửi lại chị luôn', 'papers-kept'],
    ['a receipt', 'phi dich vu 1 thang luong co hoa don', 'pick-up'],
    ['a married couple', 'Vợ chồng Trung Quốc thuê nhà ở quận 7', 'bride'],
    ['an acquaintance of the recruiter', 'Anh có quen công ty bên Mỹ Đình', 'acquaintance'],
    ['fire that is sold as hot', '[HOT] Nhà máy ô tô Slovakia cần 25 nam, lương 1.150 euro', 'few-places'],
  ])('takes %s for nothing else', (_, text, id) => {
    expect(check(text).flags.map((flag) => flag.id)).not.toContain(id);
  });

  it.each([
    ['a transfer', 'đi Nhật, em ck 2tr vô tài khoản chị để giữ tên', 'private-account'],
    ['an old friend', 'Bạn cũ của anh rủ sang Malaysia làm, lương 30 triệu', 'acquaintance'],
    ['chat for pages', 'Sang Lào trực page, lương 25 triệu', 'scam-work'],
    ['a contract that nobody here can read', 'Đi Úc hái nho, hợp đồng tiếng Anh, lương 60 triệu', 'contract-foreign'],
    ['a firm that needs no licence', 'Bên em không phải công ty XKLĐ, đi Hàn hái dâu', 'licence-denied'],
    [
      'land papers that are demanded',
      'Đi Nhật phí 150 triệu, công ty bắt nhà em cầm sổ đỏ để vay chỗ quen',
      'land-papers',
    ],
  ])('reads %s as adverts write it', (_, text, id) => {
    expect(check(text).flags.map((flag) => flag.id)).toContain(id);
  });

  it.each([
    ['a foreign contract for one that is held back', 'Đi Úc, hợp đồng tiếng Anh', 'contract-not-shown'],
    ['who needs no licence for who does not tell its number', 'Đi Hàn không cần giấy phép', 'licence-unclear'],
    [
      'another firm in the same country for another country',
      'Em làm bên Osaka, lương 19 man, muốn chuyển sang công ty khác',
      'onward-country',
    ],
    [
      'what kin borrow on for what a firm takes',
      'Đi Nhật phí 150 triệu, nhà em cầm sổ đỏ để vay ngân hàng',
      'land-papers',
    ],
    ['an uncle who lends his for that', 'Phí 160 triệu, mẹ em hỏi sổ đỏ của cậu để đi vay', 'land-papers'],
  ])('does not take %s', (_, text, id) => {
    expect(check(text).flags.map((flag) => flag.id)).not.toContain(id);
  });

  it('takes a border alone for no scam town', () => {
    const raised = check('Bạn em ở bên kia biên giới rủ qua bán hàng, lương 10 triệu').flags.map(({ id }) => id);
    expect(raised).not.toContain('hot-spot');
  });

  it.each([
    ['wages at home', 'Ở quê em đang làm lương 8 triệu, đi Đài Loan 3 năm công ty thu phí 90 triệu', false],
    ['the fee and the pay are in one currency', 'Đi Nhật lương 30 triệu một tháng, phí 120 triệu', true],
    ['the fee is within three months', 'Đi Nhật lương 30 triệu một tháng, phí 80 triệu', false],
    ['they are in two currencies: no rate is known', 'Đi Nhật lương 180.000 yên một tháng, phí 120 triệu', false],
  ])('says whether the fee is above the ceiling where %s', (_, text, isOver) => {
    expect(check(text).flags.some(({ id }) => id === 'fee-over-ceiling')).toBe(isOver);
  });

  it('one deadly sign outweighs every sign of lawfulness', () => {
    const text =
      'Công ty CP Demo, giấy phép số 12/LĐTBXH-GP, thu phí sau khi ký hợp đồng, có phiếu thu, không môi giới. Đi bằng visa du lịch, hộ chiếu công ty giữ.';
    expect(check(text).verdict).toBe('dangerous');
  });
});

describe('several adverts in one message', () => {
  const lawful =
    'Công ty CP Demo, giấy phép số 12/LĐTBXH-GP, tuyển 10 nữ thực phẩm đi Nhật, lương 30 triệu, thu phí sau khi ký hợp đồng, có phiếu thu.';
  const deadly =
    'Tuyển gấp nam nữ trực chat ở Bavet, lương 1000 đô, không cần hộ chiếu, bao xe đón tận nhà, nhắn Telegram ngay.';

  it('are counted, and the worst decides, wherever it stands', () => {
    for (const text of [`${lawful}\n\n${deadly}`, `${deadly}\n\n${lawful}`]) {
      expect(check(text)).toMatchObject({ verdict: 'dangerous', adverts: 2 });
    }
  });

  it('are not seen in one advert that has an empty line', () => {
    expect(check(lawful).adverts).toBeUndefined();
    expect(check(`${deadly}\n\nXin cảm ơn.`).adverts).toBeUndefined();
  });
});

describe('bad input', () => {
  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['broken surrogates', '\ud800 tuyển gấp \udc00'],
    ['only emoji', '🔥'.repeat(500)],
    ['a word of 100,000 letters', 'a'.repeat(100_000)],
    ['100 kB of adverts', 'Tuyển nữ đi Nhật lương 30 triệu, cọc 5 triệu.\n'.repeat(2_200)],
    ['brackets and stars without end', '(*['.repeat(30_000)],
    ['numbers without end', '1.'.repeat(50_000)],
  ])('does not break it: %s', (_, text) => {
    expect(['dangerous', 'suspicious', 'ok', 'unknown']).toContain(check(text).verdict);
  });

  it('is never called lawful where not all of it was read', () => {
    const lawful =
      'Công ty CP Demo, giấy phép số 12/LĐTBXH-GP, tuyển 10 nữ thực phẩm đi Nhật, thu phí sau khi ký hợp đồng, có phiếu thu.\n';
    expect(check(lawful).verdict).toBe('ok');
    expect(check(lawful.repeat(900)).verdict).toBe('unknown');
  });

  it('is not judged by the words of an address', () => {
    expect(check('https://bit.ly/viec-lam-nhat-luong-cao')).toMatchObject({ verdict: 'unknown', linked: true });
    expect(check('Đơn Nhật lương 30tr, xem https://bit.ly/x, nộp 2tr giữ chỗ')).toMatchObject({
      verdict: 'suspicious',
      linked: true,
    });
    expect(check('Lương 1.200 USD/tháng, 24/7, GP 12/LĐTBXH-GP').linked).toBe(false);
  });

  it('is said to be read only in part where it is very long', () => {
    expect(check('Tuyển đi Nhật. '.repeat(5_000)).shortened).toBe(true);
  });

  it.each([
    ['Chinese', '招聘越南客服，西港，底薪8000，包吃住，包机票，不要学历', 'dangerous'],
    ['Korean', '캄보디아 시아누크빌 고객센터 직원 모집, 숙식 제공, 경력무관', 'dangerous'],
    [
      'English',
      'URGENT HIRING: customer service agents in Sihanoukville, no experience, we pay your flight, passport kept by HR',
      'dangerous',
    ],
  ])('is checked as far as it can be in %s', (_, text, verdict) => {
    expect(check(text).verdict).toBe(verdict);
  });

  it('is said to be foreign where it is', () => {
    expect(check('招聘越南客服 西港 底薪8000 包吃住').foreign).toBe(true);
    expect(check('Tuyển 客服 làm ở Sihanoukville, lương 8000 tệ, bao ăn ở').foreign).toBe(false);
  });
});

describe('words that mean danger in one place and nothing in another', () => {
  const raises = (text: string, id: string) => check(text).flags.some((flag) => flag.id === id);

  it.each([
    ['baby', 'cho con đi du học nghề Đức có nên không ạ'],
    ['baby', 'anh chị muốn cho con đi thực tập sinh Nhật thì liên hệ trung tâm'],
    ['phone-taken', 'anh ấy đưa em số điện thoại cá nhân để liên lạc'],
    ['phone-taken', 'công ty giữ số điện thoại người nhà để báo khi máy bay trễ'],
    ['scam-work', 'họ gọi em bằng số tổng đài mời đi làm điện tử Đài Loan'],
    ['more-and-more', 'công ty Nhật bảo đóng thêm 5 triệu tiền học định hướng'],
    ['deposit-first', 'công ty báo đóng tiền học định hướng 3 triệu có phiếu thu'],
    ['easy-high-pay', 'thằng bạn đi Nhật về xây nhà to, em có nên đi không'],
  ])('does not raise %s: %s', (id, text) => {
    expect(raises(text, id)).toBe(false);
  });

  it.each([
    ['baby', 'lỡ có bầu, ai muốn thì mình cho con nuôi, bồi dưỡng mẹ 30 triệu'],
    ['baby', 'không nuôi nổi nên cho con đi, ai nhận nhắn mình'],
    ['phone-taken', 'qua tới nơi đưa điện thoại cho quản lý giữ'],
    ['phone-taken', 'vào xưởng nộp điện thoại, tối được gọi 5 phút'],
    ['scam-work', 'tuyển nhân viên tổng đài làm bên Campuchia lương 20 triệu'],
    ['more-and-more', 'nộp 20 triệu rồi họ lại bảo đóng thêm 15 triệu mới có lịch bay đi Nhật'],
    ['deposit-first', 'công ty đi Nhật bảo đóng trước 10 triệu giữ chỗ'],
    ['easy-high-pay', 'qua làm với chị vài năm là về xây nhà, nhanh giàu'],
  ])('raises %s: %s', (id, text) => {
    expect(raises(text, id)).toBe(true);
  });
});
