import type { Intent } from '../../knowledge/schema';
import type { Reading } from '../understanding/reader';
import type { Flag, OfferCheck } from './offer';
import { READS_LIKE } from './second-view';

/** From this strength on a message is an offer whatever else it may be. */
const SURELY = 4.5;
/** Enough where the message was understood as a wish to have an offer checked. */
const ASKED_FOR = 1.2;
/** Enough where it asks nothing and tells of no trouble: somebody has pasted an advert. */
const PASTED = 2;
/** Enough where a deadly sign is quoted. */
const WITH_DEADLY_SIGN = 1.2;
const SURE_INTENT = 0.5;
/** A message that surely asks something else is a question about such work, not the advert. */
const SURE_OF_ANOTHER = 0.75;
/** Signs that say who speaks. */
const NAMED = ['licence-number', 'state-body', 'registered-contract'];

const OPINIONS: readonly string[] = Object.values(READS_LIKE);

/** What people tell of themselves and others, in words that adverts use too: they went, they paid, they cannot leave. */
const STORIES: readonly Intent[] = [
  'self_in_danger',
  'other_in_danger',
  'missing_contact',
  'report_tip',
  'broker_fraud',
  'rights_abroad',
  'return_home',
  'victim_support',
  'victim_identification',
  'shelter',
  'psychosocial',
  'reintegration',
  'legal_aid',
  'forced_labor',
  'what_is_trafficking',
  'law_penalties',
  'victim_signs',
  'recruiter_tricks',
  'campaign_day',
  'self_protection',
  'hotline_contact',
  'about_bot',
  'abuse_spam',
];
/** Small talk holds no offer, however it sounds. */
const QUESTION =
  /\?|(?:^|\s)(?:ko ạ|không ạ|k ạ|hông|hả|nhỉ|thế nào|the nao|ntn|làm sao|lam sao|là gì|la gi|bao nhiêu|bao nhieu|cho (?:em |mình |tôi |cháu )?hỏi|cho hoi|có được không|co duoc khong|phải không|phai khong|hợp pháp hay|hop phap hay|hay (?:phải|phai|là phải|bất)|hay [^.!?\n]{2,40} (?:ạ|vậy|nhỉ)[^\p{L}]*$|được không|duoc khong|dc k|dc ko)(?:$|[\s.,!?])|(?:\s)(?:ko|k|không|khong|hông|hok|chưa|chua|v|vậy|vay|ta|nhỉ|sao|ad|à|j|gì|gi)(?:\s{0,3}(?:ad|ạ|a|vậy|v|ta|nhỉ))?(?:\s{0,3}[.)😅😥][\s.)😅😥]*)?$/iu;
const isQuestion = (text: string) => QUESTION.test(text.trimEnd());

/** Who tells of themselves or their own people, or asks for help, recruits nobody. */
const TELLER =
  /(?<![\p{L}])(?:cho (?:em|tôi|mình|cháu|con) xin|(?:tôi|em|mình|cháu) (?:chỉ )?muốn|cảm ơn (?:anh|chị|cô|chú|mọi)|(?:giúp|giup|cứu|cuu) (?:em|tôi|toi|mình|minh|con|cháu|chau|với|voi)|(?:cho|muốn|muon|xin) (?:\p{L}+ )?(?:hỏi|hoi)|bị (?:lừa|bán|nhốt|ép|giữ|đánh|bắt)|bi (?:lua|ban|nhot|ep|giu|danh|bat)|(?:con gái|con trai|em gái|em trai|em họ|vợ|chồng|con gai|con trai|em gai|em ho) (?:tôi|em|mình|toi|minh|nhà|nha|cháu)|(?:tôi|em|e|mình|cháu|con|tui|toi|minh|chau) (?:đang|đã|bị|lỡ|sợ|thấy|nghe|dang|da|bi|lo|so|thay|được|duoc)|nghe (?:nói|noi)|hôm qua|hom qua|năm ngoái|nam ngoai|ngày xưa|ngay xua|tố cáo|to cao|báo tin|bao tin|trình báo|help)(?![\p{L}])/iu;

/** A letter to those who help begins so; an advert greets those it looks for. */
const LETTER =
  /^\W*(?:(?:dạ|da) )?(?:(?:em|con|cháu|chau|tôi|toi|mình|minh) )?(?:chào|chao|thưa|thua|kính gửi|kinh gui) (?:các )?(?:anh chị|anh chi|cô chú|co chu|tổng đài|tong dai|ad(?:min)?|quý)(?![\p{L}])/iu;

/** What an office makes known begins with its name, or with what it does; nobody there says "tôi". */
const OFFICIAL =
  /^[^\p{L}]*(?:thông báo|thong bao|cảnh báo|canh bao|nhắc|nhac|mời|moi|ubnd|sở|so noi vu|trung tâm|trung tam|công an|cong an|đại sứ quán|dai su quan|bộ|hội|hoi|ngân hàng|ngan hang|trường|truong|phòng|phong|bệnh viện|benh vien|chương trình|chuong trinh)(?![\p{L}])/iu;
const FIRST_PERSON = /(?<![\p{L}])(?:tôi|toi|tui|tao|con em|nhà em|nha em)(?![\p{L}])/iu;

/** Whether a message holds an advert, a recruiter's message or the description of an offer. */
export function isOffer(
  text: string,
  check: OfferCheck,
  { intent, confidence }: Pick<Reading, 'intent' | 'confidence'>,
): boolean {
  const { strength, offer } = check;
  const story = STORIES.includes(intent) && confidence >= SURE_INTENT;
  const hires = ['recruit', 'contact', 'lure'].some((name) => offer.elements.has(name));
  const told = LETTER.test(text) && (story || TELLER.test(text));
  if (told) return false;
  if (strength >= SURELY) return !story || (hires && !isQuestion(text));
  if (intent === 'offer_check') {
    if (isQuestion(text) || TELLER.test(text)) return isDescribed(check, hires);
    return strength >= ASKED_FOR || hasDeadlySign(check);
  }
  if (isQuestion(text)) return false;
  if (isNotice(check) && (offer.licence !== undefined || (OFFICIAL.test(text) && !FIRST_PERSON.test(text))))
    return true;
  if (
    TELLER.test(text) ||
    (story && !(offer.elements.has('recruit') && isDeadly(check) && confidence < SURE_OF_ANOTHER))
  )
    return false;
  if (isNotice(check) || (isDeadly(check) && (hires || confidence < SURE_OF_ANOTHER))) return true;
  return strength >= PASTED && (hires || offer.elements.has('invited') || offer.money.length > 0);
}

/** Enough to judge: somebody hires or invites, something is quoted, somebody is named; work and pay alone are plans. */
function isDescribed({ strength, offer, flags }: OfferCheck, hires: boolean): boolean {
  const isQuoted = flags.some(isFound);
  const isNamed = offer.agency !== undefined || offer.licence !== undefined || offer.money.length > 1;
  return strength >= ASKED_FOR && (hires || offer.elements.has('invited') || isQuoted || isNamed);
}

/** Nobody but a recruiter says such a thing in such a way. */
const isDeadly = ({ verdict, flags, strength }: OfferCheck) =>
  strength >= WITH_DEADLY_SIGN && hasDeadlySign({ verdict, flags });
const hasDeadlySign = ({ verdict, flags }: Pick<OfferCheck, 'verdict' | 'flags'>) =>
  verdict === 'dangerous' && flags.some(isFound);

/** An opinion holds of offers only: it does not show that something is one. */
const isFound = ({ id, quote }: Flag) => quote !== undefined && !OPINIONS.includes(id);

/** A company or an office makes something known. */
const isNotice = ({ offer, signs }: OfferCheck) =>
  offer.elements.has('notice') && (offer.licence !== undefined || signs.some(({ id }) => NAMED.includes(id)));
