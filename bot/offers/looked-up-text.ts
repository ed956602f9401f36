import type { Library } from '../replies/library';
import type { Company, CompanyRegister, LookUp } from './companies';
import type { FeeCeiling } from './fee-ceiling';

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const UNITS: Readonly<Record<string, string>> = {
  VND: 'đồng',
  USD: 'đô la Mỹ',
  JPY: 'yên',
  KRW: 'won',
  TWD: 'Đài tệ',
  EUR: 'euro',
  AED: 'dirham',
  MYR: 'ringgit',
};

const sum = (amount: number, currency: string) => `${number.format(amount)} ${UNITS[currency] ?? currency}`;
const dateOf = (iso: string) => iso.split('-').map(Number).reverse().join('/');

/** The fee that the law allows at most, with the working. */
export function ceilingText(library: Library, ceiling: FeeCeiling): string {
  const { pay, currency, months, payMonths, most, assumed } = ceiling;
  const slots = {
    pay: sum(pay, currency),
    months: String(months),
    pay_months: number.format(payMonths),
    most: sum(most, currency),
  };
  const text = library.phrase('fee_ceiling', slots);
  return assumed ? `${text}\n${library.phrase('fee_assumed')}` : text;
}

/** What stands in the list of licensed companies under a name; never whether the company is good. */
export function lookUpText(library: Library, register: CompanyRegister, named: string): string {
  const found = register.lookUp(named);
  const slots = { named, date: dateOf(register.asOf), ...slotsOf(found) };
  const text = library.phrase(`company_${found.found}`, slots);
  return register.sample ? `${library.phrase('company_sample')}\n${text}` : text;
}

function slotsOf(found: LookUp): Record<string, string> {
  if (found.found === 'nothing') return {};
  if (found.found === 'similar') return { names: found.companies.map(({ name }) => `- ${name}`).join('\n') };
  return { name: found.company.name, licence: licenceOf(found.company) };
}

const licenceOf = ({ licence }: Company) => licence ?? '–';
