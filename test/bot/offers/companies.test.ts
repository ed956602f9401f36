import { CompanyRegister } from '../../../bot/offers/companies';
import { companiesIn, readCompanyTable } from '../../../server/offers/company-table';

const SAMPLE = 'test/fixtures/companies/sample-invented.csv';

describe('the list of licensed companies', () => {
  let register: CompanyRegister;
  beforeAll(async () => {
    register = new CompanyRegister({
      asOf: '2026-11-01',
      source: 'sample',
      sample: true,
      companies: await readCompanyTable(SAMPLE),
    });
  });

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
