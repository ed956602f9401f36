import { fold } from '../language/normalise';

/** One licensed company of the list that the authority publishes. */
export interface Company {
  name: string;
  /** Abbreviations and former names. */
  otherNames: string[];
  /** As printed: "187/LĐTBXH-GP". */
  licence?: string;
  taxCode?: string;
  address?: string;
  /** The licence was given back or taken away. */
  withdrawn: boolean;
}

/** The list, with the day that it speaks of. */
export interface CompanyList {
  /** ISO date of the list. */
  asOf: string;
  /** Where it came from, as the importer was told. */
  source: string;
  /** Invented companies, for trials. */
  sample: boolean;
  companies: Company[];
}

/** What a look into the list gives. It says what stands there, and never whether a company is good. */
export type LookUp =
  | { found: 'listed' | 'withdrawn'; company: Company }
  /** Nothing of exactly this name, but names like it: perhaps a slip, perhaps an imitation. */
  | { found: 'similar'; companies: Company[] }
  | { found: 'nothing' };

/** Words of a company's form, which say nothing of which one it is. */
const FORM =
  /\b(?:cong ty|cty|ctcp|co phan|cp|tnhh|trach nhiem huu han|mtv|mot thanh vien|tm|dv|thuong mai|dich vu|dau tu|phat trien|tap doan|tong|jsc|ltd|co|corp|group|va|and|viet nam|vn)\b/g;
/** From this likeness of names on one may be taken for the other. */
const ALIKE = 0.6;
const MOST_SIMILAR = 3;

/** Finds companies by name (without accents, without the words of its form), former name, licence number or tax code. */
export class CompanyRegister {
  readonly #list: CompanyList;
  readonly #byKey = new Map<string, Company>();

  constructor(list: CompanyList) {
    this.#list = list;
    for (const company of list.companies) for (const key of keysOf(company)) this.#byKey.set(key, company);
  }

  get asOf(): string {
    return this.#list.asOf;
  }

  get sample(): boolean {
    return this.#list.sample;
  }

  lookUp(asked: string): LookUp {
    const company = this.#byKey.get(numberKey(asked)) ?? this.#byKey.get(nameKey(asked));
    if (company) return { found: company.withdrawn ? 'withdrawn' : 'listed', company };
    const companies = this.#similar(nameKey(asked));
    return companies.length ? { found: 'similar', companies } : { found: 'nothing' };
  }

  #similar(key: string): Company[] {
    const scored = this.#list.companies
      .map((company) => ({
        company,
        score: Math.max(...[company.name, ...company.otherNames].map((name) => likeness(key, nameKey(name)))),
      }))
      .filter(({ score }) => score >= ALIKE)
      .sort((a, b) => b.score - a.score);
    return scored.slice(0, MOST_SIMILAR).map(({ company }) => company);
  }
}

function keysOf({ name, otherNames, licence, taxCode }: Company): string[] {
  const numbers = [licence, taxCode].flatMap((number) => (number ? [numberKey(number)] : []));
  return [...[name, ...otherNames].map(nameKey), ...numbers].filter((key) => key.length > 1);
}

/** "Công ty CP Nhân lực Biển Xanh" and "cty co phan nhan luc bien xanh" are one. */
function nameKey(name: string): string {
  const plain = fold(name).replace(/[^a-z0-9]+/g, ' ');
  const core = plain.replace(FORM, ' ').replace(/ +/g, ' ').trim();
  return core || plain.trim();
}

/** "187/LĐTBXH-GP" and "187 / ldtbxh - gp" are one; a bare number is none. */
function numberKey(number: string): string {
  const plain = fold(number).replace(/[^a-z0-9]+/g, '');
  return /^(?:\d{1,4}[a-z]{2,}|\d{10,13})$/.test(plain) ? `#${plain}` : '';
}

/** The share of pairs of letters that two names have in common (Dice). */
function likeness(a: string, b: string): number {
  const [left, right] = [pairs(a), pairs(b)];
  if (!left.size || !right.size) return 0;
  const common = [...left].filter((pair) => right.has(pair)).length;
  return (2 * common) / (left.size + right.size);
}

function pairs(text: string): Set<string> {
  const joined = ` ${text} `;
  return new Set(Array.from({ length: joined.length - 1 }, (_, n) => joined.slice(n, n + 2)));
}
