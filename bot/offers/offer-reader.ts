import type { OfferContent } from '../../knowledge/offers';
import type { FindMoney } from '../language/money';
import { findPhones } from '../language/phones';
import type { FindCountries } from '../understanding/places';
import type { EvidenceFinder } from './evidence';
import type { Offer, OfferMoney } from './offer';
import { rolesOf } from './offer-money';
import type { OfferText } from './offer-text';

const LICENCE =
  /\b(?:giay phep|gp|license|licence)[^\d\n]{0,60}?(\d{1,4}\s{0,3}[/-]?\s{0,3}(?:ldtbxh|bnv|ldtb)[\w-]*)|(\d{1,4}\s{0,3}\/\s{0,3}(?:ldtbxh|bnv|ldtb)[\w-]*)|\b(?:giay phep|gp|license|licence)(?: hoat dong)?(?: dich vu)?(?: xkld)?[ :]*(?:so|no\.?)[ :]*(\d{1,4}\b)/;
const HEAD =
  /^(?:tổng công ty|công ty|cty|tập đoàn|trung tâm|tong cong ty|cong ty|tap doan|trung tam|sở nội vụ|so noi vu|ubnd|khách sạn|khach san|siêu thị|sieu thi)/iu;
const STATE_OFFICE = /^(?:sở nội vụ|so noi vu|ubnd)/iu;
const AGENCY =
  /(?:công ty|cty|tập đoàn|trung tâm|tổng công ty|cong ty|tap doan|trung tam|sở nội vụ|so noi vu|ubnd|khách sạn|khach san|siêu thị|sieu thi)(?: (?!được|duoc|nào|nao|có|co |em|không|khong|mình|minh|này|lo |trả|bao|chiu|sẽ|se |ten|tên|tuyen|tuyển|tư vấn|nước|ở |o ben|của|game|đứng|uy tín)[\p{L}\p{N}&.]+){1,9}/giu;
/** A name after a word for a workplace: it is written with a capital letter. */
const WORKPLACE =
  /(?:[Nn]hà hàng|[Kk]hách sạn|[Ss]pa|[Cc]ơ sở|[Tt]rang trại|[Xx]ưởng|[Bb]ệnh viện|[Nn]hà máy|[Nn]gân hàng|[Tt]rường|HTX|[Nn]hân lực|[Hh]ợp tác [Ll]ao động|XKLĐ)(?: \p{Ll}+){0,4}(?: (?:\p{Lu}[\p{L}\p{N}&]*)){1,5}|(?:[Qq]uán|[Tt]iệm|[Cc]ửa hàng) \p{Ll}+(?: (?:\p{Lu}[\p{L}\p{N}&]*)){1,3}/u;
const MONTHS =
  /\b(?:hop dong|hd|don hang|don|ky|contract)\D{0,12}(\d{1,2}) ?(nam|thang|years?|months?)\b|\b(\d{1,2}) ?(nam|thang) (?:hop dong|mot lan)\b/;
/** "Đi Nhật 3 năm" is the length of a contract; "đi Nhật 3 năm về", "đi Nhật 3 năm trước" tells of what was. */
const GOING =
  /\b(?:di|sang|qua) (?:nhat|han|dai|malaysia|duc|uc)(?: ban| quoc| loan)? (\d{1,2}) ?(nam|thang)\b(?! (?:truoc|roi|nay|ve|nua|qua|kinh nghiem|moi))/;

export interface OfferReaderParts {
  content: OfferContent;
  findCountries: FindCountries;
  findMoney: FindMoney;
}

/** Reads from free text what an offer says. */
export function createOfferReader({ content, findCountries, findMoney }: OfferReaderParts) {
  return (text: OfferText, evidence: EvidenceFinder): Offer => {
    const { written, folded } = text;
    const elements = new Map(
      [...content.elements].flatMap(([name, pattern]) => {
        const found = evidence.mention(pattern);
        return found ? [[name, found.quote] as const] : [];
      }),
    );
    const countries = countriesIn(text, content, findCountries);
    const sentAbroad = evidence.find(content.elements.get('abroad')) !== undefined;
    const phones = findPhones(written);
    const agency = agencyIn(written);
    const licence = licenceIn(text);
    const months = monthsIn(folded);
    const money = rolesOf(findMoney(written), folded).filter(({ at }) => !phones.some((phone) => isInside(at, phone)));
    return {
      countries,
      abroad: countries.length > 0 || sentAbroad || money.some(isPaidAbroad),
      money,
      phones,
      ...(agency && { agency }),
      ...(licence && { licence }),
      ...(months && { months }),
      elements,
    };
  };
}

/** Wages in the money of another country are earned there; dollars are named at home as well. */
const isPaidAbroad = ({ role, currency }: OfferMoney) => role === 'pay' && !['VND', 'USD'].includes(currency);

const isInside = (at: number, { at: from, text }: { at: number; text: string }) =>
  at >= from && at < from + text.length;

function countriesIn(text: OfferText, content: OfferContent, findCountries: FindCountries): string[] {
  const words = text.words.replace(content.notCountries, ' ');
  const known = findCountries(withoutNames(text, content.notCountries)).map(({ id }) => id);
  const others = [...content.countries].flatMap(([id, pattern]) => (words.search(pattern) >= 0 ? [id] : []));
  return [...new Set([...known, ...others])];
}

/** What was written, with these names taken out: folding keeps every letter's place. */
function withoutNames({ written, folded }: OfferText, names: RegExp): string {
  let left = written;
  for (const { 0: name, index } of folded.matchAll(names))
    left = left.slice(0, index) + ' '.repeat(name.length) + left.slice(index + name.length);
  return left;
}

function agencyIn(written: string): string | undefined {
  const isCased = /\p{Lu}\p{Ll}/u.test(written);
  for (const [name] of written.matchAll(AGENCY)) {
    const proper = isCased ? withoutSmallWords(name) : name.trim();
    if (proper) return proper;
  }
  return WORKPLACE.exec(written)?.[0].trim();
}

/** A name ends with its last word in capitals; "công ty gửi hợp đồng" is none. An office of the state needs no further name. */
function withoutSmallWords(name: string): string | undefined {
  const [head = ''] = HEAD.exec(name) ?? [];
  const words = name.trim().split(/\s+/);
  const last = words.findLastIndex((word) => /^[\p{Lu}\p{N}]/u.test(word));
  if (last >= head.split(' ').length) return words.slice(0, last + 1).join(' ');
  return STATE_OFFICE.test(head) ? head : undefined;
}

function licenceIn({ written, folded }: OfferText): string | undefined {
  const match = LICENCE.exec(folded);
  const number = match?.[1] ?? match?.[2] ?? match?.[3];
  if (!match || number === undefined) return undefined;
  const at = match.index + match[0].lastIndexOf(number);
  return written.slice(at, at + number.length).trim();
}

function monthsIn(folded: string): number | undefined {
  const match = MONTHS.exec(folded) ?? GOING.exec(folded);
  if (!match) return undefined;
  const unit = match[2] ?? match[4] ?? '';
  const count = Number(match[1] ?? match[3]);
  return unit.startsWith('nam') || unit.startsWith('year') ? count * 12 : count;
}
