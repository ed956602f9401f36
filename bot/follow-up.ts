import type { Article } from '../knowledge/schema';
import type { Before } from './replies/finding/before';
import type { Reader, Reading } from './understanding/reader';

/** What leans on an answer has so many words at the most: longer ones say by themselves what they are about. */
const SHORT = 10;
/** A message that goes on with what was spoken of: "thế còn…", "nếu … thì sao", "cái đó …"; of words without accents. */
const LEANING = [
  /^(?:the|vay|roi)(?: |$)/,
  /^con (?!toi |em |minh |chau |gai |trai |be |nha |dau |no ).*(?: thi | sao$| nao$| khong$| bao nhieu)/,
  /^con (?:o|ben|di|sang|qua|nuoc) /,
  /^con (?!toi|em|minh|chau|gai|trai|be|nha|dau|cai|no|nho|lon)\S+(?: \S+)?$/,
  /^(?:\S+ ){1,4}thi (?:sao|the nao)$/,
  /(?: |^)(?:cai|khoan|viec|cho|nuoc|giay|noi|ben|tien|so|luc|cach) (?:do|nay|kia|ay)(?: |$)/,
];
/** Words by which one asks without saying about what: "mất bao lâu", "nộp ở đâu". */
const ASKING = new Set(
  (
    'a ai bao bat buoc bi can cach cai cho chua co cu cua dau day de den di dia chi do duoc gap gi giay gio giu goi hay het hoi ' +
    'khi khong lai lam lau lay luc ma mat may minh moi nam nao nay ngay nhieu nhu nhung nop o phai ra roi sao so ta tai thang the thi ' +
    'tien to toi toan tra tuan va vay ve vi xin xong em chi anh ban'
  ).split(' '),
);

/**
 * Whether a message asks on about what was answered last, and cannot be understood without it. `spelt` has its words in standard
 * spelling, without accents and signs. Whoever may be in danger is never read in the light of an earlier question.
 */
export function leansOnBefore(spelt: string, { urgency, danger }: Pick<Reading, 'urgency' | 'danger'>): boolean {
  if (urgency !== 'none' || danger.heard || spelt.split(' ').length > SHORT) return false;
  return LEANING.some((form) => form.test(spelt)) || asksOfNothing(spelt);
}

/** Whether it names nothing at all that it asks about: then it is not known by itself, however like a known question it is. */
export const asksOfNothing = (spelt: string): boolean => spelt.split(' ').every((word) => ASKING.has(word));

/** A question as it is to be answered: read together with what the answer before it was about. */
export interface AskedOn {
  reading: Reading;
  before: Before;
}

/** What a short question goes on with: the topic of the answer before it, with the countries of the question itself, if it names any. */
export function askedOn(text: string, own: Reading, before: Article, read: Reader): AskedOn {
  const named = onlyNamed(text);
  const isElsewhere = own.countries.length > 0 || read(named).countries.length > 0;
  const topic = isElsewhere ? withoutCountries(before.title, read) : before.title;
  const reading = read(`${topic} ${isElsewhere ? named : text}`);
  return { reading: { ...reading, urgency: own.urgency, danger: own.danger }, before: { topic, given: before.id } };
}

/** Short names of countries ("Hàn", "Đức") count beside a word of motion. */
const onlyNamed = (text: string): string =>
  `sang ${text.replace(/^(?:(?:thế|the|vậy|vay|còn|con|ở|o|bên|ben)\s+)+/iu, '')}`;

function withoutCountries(title: string, read: Reader): string {
  const names = read(title).countries.flatMap((country) => [country.name.toLowerCase(), ...country.names]);
  return names.reduce((rest, name) => rest.replace(name, ''), title.toLowerCase());
}
