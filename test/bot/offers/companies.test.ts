import { CompanyRegister } from '../../../bot/offers/companies';
import type { CheckOffer } from '../../../bot/offers/offer';
import { companiesIn, readCompanyTable } from '../../../server/offers/company-table';
import { loadChecker } from './checker';

const SAMPLE = 'test/fixtures/companies/sample-invented.csv';

const sampleRegister = async () =>
  new CompanyRegister({
    asOf: '2026-11-01',
    source: 'sample',
    sample: true,
    companies: await readCompanyTable(SAMPLE),
  });

describe('the list of licensed companies', () => {
  let register: CompanyRegister;
  beforeAll(async () => void (register = await sampleRegister()));

  it.each([
    ['its name', 'Công ty Cổ phần Nhân lực Hòn Dấu Mẫu'],
    ['its name without accents', 'cty cp nhan luc hon dau mau'],
    ['its licence', '9901/LĐTBXH-GP'],
    ['its licence, typed loosely', '9901 / ldtbxh - gp'],
    ['its tax code', '0109900001'],
    ['its abbreviation', 'HONDAU MAU'],
    ['its former name', 'Công ty XKLĐ Hòn Dáu Cũ Mẫu'],
  ])('finds a company by %s', (_, asked) => {
    expect(register.lookUp(asked)).toMatchObject({ found: 'listed', company: { licence: '9901/LĐTBXH-GP' } });
  });

  it('says when a licence was withdrawn', () => {
    expect(register.lookUp('Công ty TNHH Ánh Trăng Mẫu').found).toBe('withdrawn');
  });

  it('names what is like an unknown name, which may be an imitation', () => {
    const answer = register.lookUp('Công ty CP Nhân lực Hòn Dâu Mẫuu Quốc tế');
    expect(answer.found).toBe('similar');
  });

  it('finds nothing where there is nothing', () => {
    expect(register.lookUp('Công ty Xuyên Lục Địa Zeta').found).toBe('nothing');
    expect(register.lookUp('').found).toBe('nothing');
    expect(register.lookUp('công ty').found).toBe('nothing');
  });
});

describe('an offer that names a company, where the list was imported', () => {
  const ORDER =
    'tuyển 10 nữ may mặc đi Nhật, hợp đồng 3 năm, lương 180.000 yên. Tiền dịch vụ thu sau khi ký hợp đồng, có biên lai.';
  let check: CheckOffer;
  beforeAll(async () => void (check = loadChecker(await sampleRegister())));
  const flagsOf = (text: string) => check(text).flags.map(({ id }) => id);

  it('is lawful as written when name and licence belong together', () => {
    const text = `Công ty Cổ phần Nhân lực Hòn Dấu Mẫu, giấy phép 9901/LĐTBXH-GP, ${ORDER}`;
    expect(check(text)).toMatchObject({ verdict: 'ok' });
    expect(check(text).signs.map(({ id }) => id)).toContain('in-list');
  });

  it.each([
    ['a licence that was withdrawn', 'Công ty TNHH Ánh Trăng Mẫu, giấy phép 9902/LĐTBXH-GP,', 'licence-withdrawn'],
    [
      "another company's licence",
      'Công ty TNHH Cung ứng Nhân lực Mây Trắng Mẫu, giấy phép 9901/LĐTBXH-GP,',
      'licence-of-another',
    ],
    ['a licence that is not there', 'Công ty Xuyên Lục Địa Zeta, giấy phép 8888/LĐTBXH-GP,', 'not-in-list'],
  ])('is to be doubted with %s, and the reason is given', (_, who, flag) => {
    const found = check(`${who} ${ORDER}`);
    expect(found.verdict).toBe('suspicious');
    expect(found.flags.map(({ id }) => id)).toContain(flag);
  });

  it('is to be doubted when its name imitates another', () => {
    expect(flagsOf(`Công ty CP Nhân lực Hòn Dâu Mẫuu Quốc tế ${ORDER}`)).toContain('name-like-another');
  });

  it('stays dangerous whatever the list says', () => {
    const text = `Công ty Cổ phần Nhân lực Hòn Dấu Mẫu, giấy phép 9901/LĐTBXH-GP, ${ORDER} Hộ chiếu công ty giữ. Đừng nói với gia đình.`;
    expect(check(text).verdict).toBe('dangerous');
  });
});

describe('reading a list saved by hand', () => {
  it('finds the headings below a title, whatever columns stand between', () => {
    const rows = [
      ['DANH SÁCH DOANH NGHIỆP'],
      ['STT', 'Tên doanh nghiệp', 'x', 'Số giấy phép'],
      ['1', 'Công ty Thử', '', '12/BNV-GP'],
    ];
    expect(companiesIn(rows)).toMatchObject([{ name: 'Công ty Thử', licence: '12/BNV-GP', withdrawn: false }]);
  });

  it.each([
    ['no headings', [['a', 'b']]],
    ['nothing below', [['Tên doanh nghiệp']]],
  ])('refuses a table with %s', (_, rows) => {
    expect(() => companiesIn(rows)).toThrow(/column|company/);
  });

  it('refuses a file of another kind', async () => {
    await expect(readCompanyTable('list.pdf')).rejects.toThrow('.csv');
  });
});
