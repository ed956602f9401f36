import { compilePatterns } from '../../knowledge/patterns';
import type { Word } from '../language/spelling';
import type { Analysis } from './analysis';

/**
 * Words that would be taken for others without their accents are spelt with them, as Telex does: "từ từ" is slowly, "tư vấn" advice,
 * "bận" is busy and "bạn" a friend, "chỉ" is only and "chị" a sister, "đòi" insists and "đói" is hungry, "con dâu" is nobody in pain.
 */
const TELEX: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ từ: 'tuwf', tự: 'tuwj', vấn: 'vaans', bạn: 'banj', dâu: 'daau', còn: 'conf', chỉ: 'chir', chả: 'char' },
    ...{ đưa: 'dduwa', đòi: 'ddoif', từng: 'tuwngf' },
  }),
);
const DIE =
  '(?:tuw[fj] tu\\b|tu tu(?! (?:tim hieu|hoc|tinh|tra|gop|suy nghi|noi chuyen|ke chuyen|chuan bi|tiet kiem)\\b)|(?:tu|tuwj) sat|tuwj van|ket lieu|nhay (?:lau|cau)|treo co|uong thuoc (?:chuot|sau|tru sau|diet co))';
/** What somebody says, or is said to say, who wants to end their life. */
const WISHES = compilePatterns([
  `\\b(?:muon|dinh|tinh|(?:doi|ddoif)|doa|(?:nghi|nhac) (?:den|toi) (?:chuyen |viec )?|conf? nuoc|se|chac|sap|vua|chir? conf?|tim cach) ?(?:di |la |duoc )?${DIE}`,
  '\\bthi (?:\\w+ )?(?:se )?(?:tuwj tu|nhay (?:lau|cau)|treo co|uong thuoc (?:chuot|sau|tru sau|diet co))',
  '\\b(?:muon|thiet|tha|(?:doi|ddoif)|dinh|xin|nghi (?:den|toi) (?:cai |chuyen )?|uoc (?:gi )?(?:\\w+ )?) ?(?:duoc |di )?chet\\b(?! (?:may|cua)\\b)',
  '\\b(?:khong|chang|char|dau|het|chan) (?:conf? )?(?:muon|thiet|buon|ly do gi de|ly do de) (?:song|ton tai)\\b(?! (?:o(?! (?:tren )?(?:doi|coi|the gian))|chung|cung|tai|xa|duoi|voi (?:ho|no|chong|me|bo|ong|anh|chi|gia dinh|nha))\\b)',
  '\\bchan song\\b|\\bsong (?:lam|de lam) gi nua\\b|\\bsong khong bang chet\\b|\\bchet (?:di )?(?:cho|quach|quach cho|qua cho|mat cho) (?:xong|roi|nhe|dep|yen|khoe)\\b',
  '\\b(?:em|toi|minh|con|chau|tui|tao) di chet\\b',
  // What is done and said by whoever has made up their mind.
  '\\b(?:de|mua|gom|tich|cam|chuan bi) (?:\\w+ ){0,2}thuoc ngu(?: \\w+){0,2} san\\b(?! sang)|\\b(?:mua|gom|tich|chuan bi) san (?:\\w+ ){0,2}thuoc ngu\\b',
  '\\bmuon (?:\\w+ ){0,3}(?:ai|nguoi)(?: nao)?(?: do)? biet (?:la |rang )?(?:em|toi|minh|con|chau|tui) da (?:rat |het suc )?co gang(?: roi)?$',
]);
/** Each of the wishes has one of these words: clauses without any are not looked at. */
const NEEDED: ReadonlySet<string> = new Set(['chet', 'song', 'ton', 'tu', 'ket', 'nhay', 'treo', 'thuoc', 'gang']);

const MUCH = /^(?:muon|thiet) ?chet/;
/** "Đói muốn chết", "buồn cười quá muốn chết": how much, and nothing else. In "mệt chỉ muốn chết" it may be meant. */
const SAYING =
  /\b(?:(?<!\b(?:ta|no|ho|chu) )doi|met|nong|lanh|ngai|so|lo|buon ngu|buon cuoi|cuoi|(?<!\b(?:con|co) )dau|(?<!\bdang )ban|khat|xau ho|hoi hop|them|thich|vui|ghen|chan|luoi|nho|ngua|thieu|deadline|thi cu|tuc|buc|dat|re|ngon|nang|hoi|say|on ao|dong)(?: qua| bung| lung| rang| dau| chan| tay| hong)?(?: ma)? $/;
/** "Đói chỉ muốn chết" of bodily wants that nobody dies for. */
const BODILY = /\b(?:doi|khat|buon ngu|them|nong|lanh|ngua)(?: qua)?(?: ma)? chir? $/;
/** "Không hề muốn", "chưa bao giờ", "không phải em". */
const NOT =
  /\b(?:khong|chang|chua|dau|het)(?: (?:he|dam|bao gio|conf?|ai|co|phai|tung)){0,4}(?: (?:la|em|toi|minh)){0,3} $/;
const AT_ONCE = '(?:vua|dang|gio|nay gio|khi nay|luc nay|hom nay|toi nay|dem nay|sang nay|chieu nay|hom qua|toi qua)';
const OWN = '(?:em|toi|minh|con|chau|tui|tao)';
const ADVERBS =
  '(?: (?:da|dang|cung|chir?|cu|luon|lai|rat|conf?|van|that|that su|thuc su|that long|nhieu luc|co luc|doi khi|luc nao|ngay nao|hay|gio|bay gio|deu|toan|thay|cam thay|la|rang|cang|ma|thi|nen|ro|moi|se|co|y|thuong|toan|bat dau|roi|qua|lam|noi|bao|than|nhan|ke))*';
/** The writer stands right before the wish. */
const OWN_WISH = new RegExp(`\\b${OWN}${ADVERBS} $`);
/** People in general; whoever are spoken of like that nobody must be called for now. */
const GENERAL = '(?:nan nhan|nhan vat|hoc vien|than chu|benh nhan|nguoi bi \\w+)';
const ANYBODY = '(?:nguoi|nguoi ta|nhung nguoi|ai)';
const IN_GENERAL = new RegExp(
  `\\b${GENERAL}(?: (?!(?:${OWN}|no|chi|banj? gai|vo|me|nha)\\b)\\S+){0,6} $|\\b${ANYBODY}${ADVERBS} $`,
);
/** Somebody of the writer's. */
const NEAR = new RegExp(
  `\\b(?:em|chi|anh|co|chu|bac|di|cau|mo|ong|ba|me|bo|cha|vo|chong|con|chau|banj?|dua|hoc tro|hoc sinh)(?: (?:gai|trai|ruot|ho|daau|dau|re|than|hoc|cung \\S+))* (?:cua )?${OWN}\\b`,
);
/** "Nạn nhân nói em muốn chết": the words of such people. */
const QUOTED = new RegExp(
  `\\b(?:${GENERAL}|${ANYBODY}|khach|ai do)(?: \\S+){0,4} (?:noi|nhan|bao|viet|than|ke)(?: rang| la)? ${OWN}${ADVERBS} $`,
);
const SUPPOSED = /\b(?:neu|khi(?! nay\b)|gia su|truong hop|lo ma|nho ma|gap)\b/;
const HERE = new RegExp(`\\b(?:${AT_ONCE}|co (?:mot|1|nguoi)|gap|cuu)\\b`);
/** "Em cũng là nạn nhân", "nạn nhân như em". */
const AMONG_THEM = new RegExp(`\\b${OWN} (?:\\S+ )?(?:la|bi) (?:\\S+ ){0,3}nan nhan\\b`);
/** Told in a film or a book, taught, or studied. */
const TOLD =
  /\b(?:phim|truyen|tieu thuyet|nhan vat|bai van|bai hat|phan tich|tac pham|van hoc|kich ban|game|tap huan|bai tap|tinh huong|gia su|vi du|luan van|khoa luan|nghien cuu|bai giang|bai bao|doc bao|thoi su|tin tuc)\b/;
const PAST =
  /\b(?:(?:tung|tuwngf)(?! (?:clip|anh|hinh|video|len|ra)\b)|hoi (?:do|ay|truoc|xua|moi ve)|truoc (?:day|kia)|ngay (?:xua|truoc)|nam (?:ngoai|xua)|nam truoc|co (?:dot|hoi|thoi))\b/;
const AGAIN = /\b(?:gio|nay|lai|van|conf?)\b/;
const BETTER = /\b(?:gio|nay)(?: \S+){0,4} (?:on|do|khoe|binh thuong|het|vui|yen|khac|qua roi)\b/;
const IN_JEST = /(?<!\b(?:khong|chang|dau|tuong|nghi|bao|dung|la)\b.{0,16})\bnoi (?:dua|gion|choi)\b/;
const LAUGHTER = /😂|🤣|=\)\)|\b(?:kk+|(?:ha){2,}|(?:hi){2,}|(?:he){2,})\b/i;
const TRIFLES = /\b(?:crush|deadline|game|rank|idol|bong da|sep|thi|do an)\b/;

/** What stands around a wish. */
interface Wish {
  wish: string;
  before: string;
  after: string;
  clause: string;
  /** The clauses that follow. */
  rest: string;
  /** The whole message, in words and as it was written. */
  said: string;
  text: string;
}

/**
 * Whether somebody speaks of wanting to die in words that mean it, of themselves or of somebody with them: then a person must be
 * called (domain §6, P08). Each wish is judged by the clause in which it stands; in doubt it is meant.
 */
export function wantsToDie({ words, clauses, text }: Pick<Analysis, 'words' | 'clauses' | 'text'>): boolean {
  return clauses.some(({ from, to }, n) => {
    if (!hasNeeded(words, from, to)) return false;
    const clause = spelt(words.slice(from, to));
    const wishes = wishesIn(clause);
    if (!wishes.length) return false;
    const said = clauses.map((each) => spelt(words.slice(each.from, each.to)));
    const around = { clause, rest: said.slice(n + 1).join('\n'), said: said.join('\n'), text };
    return wishes.some((wish) => isMeant({ ...wish, ...around }));
  });
}

function hasNeeded(words: readonly Word[], from: number, to: number): boolean {
  for (let n = from; n < to; n += 1) if (NEEDED.has(words[n]?.word ?? '')) return true;
  return false;
}

const spelt = (words: readonly Word[]) => words.map(({ word, accented }) => TELEX.get(accented) ?? word).join(' ');

function wishesIn(clause: string): Pick<Wish, 'wish' | 'before' | 'after'>[] {
  if (!WISHES.any.test(clause)) return [];
  return WISHES.each.flatMap((pattern) =>
    Array.from(clause.matchAll(pattern), ({ 0: wish, index }) => ({
      wish,
      before: clause.slice(0, index),
      after: clause.slice(index + wish.length),
    })),
  );
}

function isMeant(wish: Wish): boolean {
  return !isSaying(wish) && !NOT.test(wish.before) && !isPast(wish) && !isJest(wish) && !isOfOthers(wish);
}

const isSaying = ({ wish, before }: Wish): boolean => MUCH.test(wish) && (SAYING.test(before) || BODILY.test(before));

function isPast({ before, after, rest }: Wish): boolean {
  if (!PAST.test(before) && !PAST.test(after)) return false;
  const since = `${after}\n${rest}`;
  return !AGAIN.test(since) || BETTER.test(since);
}

const isJest = ({ said, text }: Wish): boolean => IN_JEST.test(said) || (TRIFLES.test(said) && LAUGHTER.test(text));

/** People in a film, in a lesson, or in general, and none who is here now. */
function isOfOthers({ before, clause, said }: Wish): boolean {
  const isOwn = OWN_WISH.test(before) && !QUOTED.test(before);
  if (isOwn || NEAR.test(before) || AMONG_THEM.test(said)) return false;
  if (TOLD.test(clause)) return true;
  const isHere = HERE.test(clause) && !SUPPOSED.test(clause);
  return !isHere && (TOLD.test(said) || QUOTED.test(before) || IN_GENERAL.test(before));
}
