import type { Money } from '../language/money';
import type { MoneyRole, OfferMoney, Period } from './offer';

/** What stands before an amount tells what it is for; the nearest word counts. */
const ROLE_WORDS: readonly (readonly [MoneyRole, RegExp])[] = [
  ['pay', /\b(?:luong|thu nhap|lcb|tien cong|cong|lg|lai|kiem|thu viec|thang dau|salary|底薪|月薪)\b/g],
  ['deposit', /\b(?:coc|giu cho|giu suat|dat truoc|ky quy)\b/g],
  ['advance', /\b(?:ung|cho truoc|tang gia dinh|cho muon|tra truoc cho)\b/g],
  [
    'fee',
    /\b(?:phi|chi phi|tron goi|tong|dong|nop|het(?! (?:hop dong|han|mua|vu))|mat|ton|le phi|dich vu|moi gioi|kham(?: suc khoe| sk)?|hoc phi|ho chieu|dinh huong|lo tron|tien ve|bao tron)\b/g,
  ],
  ['penalty', /\b(?:boi thuong|boi hoan|phat|chiu|chuoc|den (?:bu|gap))\b/g],
  ['reward', /\b(?:sinh le|hau ta|boi duong|thu lao|tien cuoi|cam on|bieu|phu cap)\b/g],
];
const LOOK_BACK = 45;
/** What somebody earns where they are now, said so in the same breath ("ở nhà em đang làm lương 8 triệu"). */
const AT_HOME =
  /\b(?:o nha|o que|que (?:em|toi|minh|nha)|trong nuoc|o viet nam|o vn|ben nay|ben minh|hien (?:tai|gio|nay|dang|em|toi)|bay gio|dang (?:lam|lanh|nhan|co)|cho (?:lam )?cu|cong viec (?:cu|hien))\b/;
/** Where one breath ends and the next begins. */
const BREATH = /[,.;\n]/;
const PERIOD_AFTER: readonly (readonly [Period, RegExp])[] = [
  ['hour', /^\s*(?:\/|mot|1|moi)?\s*(?:gio|h|hour)\b/],
  ['day', /^\s*(?:\/|mot|1|moi)?\s*(?:ngay|dem|ca|day|cong)\b/],
  ['month', /^\s*(?:\/|mot|1|moi|per)?\s*(?:thang|th|t|month)\b/],
  ['year', /^\s*(?:\/|mot|1|moi)?\s*(?:nam|year)\b/],
];
const PERIOD_BEFORE: readonly (readonly [Period, RegExp])[] = [
  ['day', /\b(?:ngay|moi ngay|dem|1 dem|mot ngay)[^.\n]{0,12}$/],
  ['month', /\b(?:thang|moi thang|1 thang|mot thang)[^.\n]{0,12}$/],
];

/** Gives every amount its role and period, from the words around it in the folded text. */
export function rolesOf(money: readonly Money[], folded: string): OfferMoney[] {
  return money.map((one) => {
    const before = sentenceBefore(folded, one.at);
    const after = folded.slice(one.at + one.text.length, one.at + one.text.length + 14);
    const period = periodOf(before, after);
    const role = roleOf(before);
    const isAtHome = (role ?? 'pay') === 'pay' && AT_HOME.test(before.split(BREATH).at(-1) ?? '');
    return {
      ...one,
      role: role ?? 'pay',
      isCalled: role !== undefined,
      period: period ?? 'once',
      ...(isAtHome && { isAtHome }),
    };
  });
}

function sentenceBefore(folded: string, at: number): string {
  const before = folded.slice(Math.max(0, at - LOOK_BACK), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

function periodOf(before: string, after: string): Period | undefined {
  return (
    PERIOD_AFTER.find(([, pattern]) => pattern.test(after))?.[0] ??
    PERIOD_BEFORE.find(([, pattern]) => pattern.test(before))?.[0]
  );
}

/** What an amount is called; one without a word before it is taken for pay: what must be paid is called by a name. */
function roleOf(before: string): MoneyRole | undefined {
  const places = ROLE_WORDS.map(([role, pattern]) => {
    const last = Array.from(before.matchAll(pattern)).at(-1);
    return { role, at: last?.index ?? -1 };
  }).sort((a, b) => b.at - a.at);
  const [nearest] = places;
  return nearest && nearest.at >= 0 ? nearest.role : undefined;
}
