import type { Intent } from '../../knowledge/schema';
import type { Reading } from '../understanding/reader';
import type { OfferCheck } from './offer';

/** From this strength on a message is an offer whatever else it may be. */
const SURELY = 4.5;
/** Enough where the message was understood as a wish to have an offer checked. */
const ASKED_FOR = 1.2;
/** Enough where it asks nothing and tells of no trouble: somebody has pasted an advert. */
const PASTED = 2.2;
/** Enough where a deadly sign is quoted. */
const WITH_DEADLY_SIGN = 1.2;
const SURE_INTENT = 0.5;
/** A message that surely asks something else is a question about such work, not the advert. */
const SURE_OF_ANOTHER = 0.75;
/** Signs that say who speaks. */
const NAMED = ['licence-number', 'state-body', 'registered-contract'];

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
  /\?|(?:^|\s)(?:ko ạ|không ạ|k ạ|hông|hả|nhỉ|thế nào|the nao|ntn|làm sao|lam sao|là gì|la gi|bao nhiêu|bao nhieu|cho (?:em |mình |tôi |cháu )?hỏi|cho hoi|có được không|co duoc khong|phải không|phai khong|hợp pháp hay|hop phap hay|hay (?:phải|phai|là phải|bất)|được không|duoc khong|dc k|dc ko)(?:$|[\s.,!?])|(?:\s)(?:ko|k|không|khong|hông|hok|chưa|chua|v|vậy|vay|ta|nhỉ|sao|ad|à|j|gì|gi)(?:\s{0,3}(?:ad|ạ|a|vậy|v|ta|nhỉ))?(?:\s{0,3}[.)😅😥][\s.)😅😥]*)?$/iu;
const isQuestion = (text: string) => QUESTION.test(text.trimEnd());

/** Who tells of themselves or their own people, or asks for help, recruits nobody. */
const TELLER =
  /(?<![\p{L}])(?:(?:giúp|giup|cứu|cuu) (?:em|tôi|toi|mình|minh|con|cháu|chau|với|voi)|(?:cho|muốn|muon|xin) (?:\p{L}+ )?(?:hỏi|hoi)|bị (?:lừa|bán|nhốt|ép|giữ|đánh|bắt)|bi (?:lua|ban|nhot|ep|giu|danh|bat)|(?:con gái|con trai|em gái|em trai|em họ|vợ|chồng|con gai|con trai|em gai|em ho) (?:tôi|em|mình|toi|minh|nhà|nha|cháu)|(?:tôi|em|mình|cháu|con|tui|toi|minh|chau) (?:đang|đã|bị|lỡ|sợ|thấy|nghe|dang|da|bi|lo|so|thay|được|duoc)|nghe (?:nói|noi)|hôm qua|hom qua|năm ngoái|nam ngoai|ngày xưa|ngay xua|tố cáo|to cao|báo tin|bao tin|trình báo|help)(?![\p{L}])/iu;

/** Whether a message holds an advert, a recruiter's message or the description of an offer. */
export function isOffer(
  text: string,
  check: OfferCheck,
  { intent, confidence }: Pick<Reading, 'intent' | 'confidence'>,
): boolean {
  const { strength, offer } = check;
  const story = STORIES.includes(intent) && confidence >= SURE_INTENT;
  const hires = ['recruit', 'contact', 'lure'].some((name) => offer.elements.has(name));
  if (strength >= SURELY) return !story || (hires && !isQuestion(text));
  if (intent === 'offer_check') return strength >= ASKED_FOR;
  if (isQuestion(text) || TELLER.test(text)) return false;
  if (story) return isNotice(check) && offer.licence !== undefined;
  if (isNotice(check) || (isDeadly(check) && (hires || confidence < SURE_OF_ANOTHER))) return true;
  return strength >= PASTED && (hires || offer.elements.has('invited') || offer.money.length > 0);
}

/** Nobody but a recruiter says such a thing in such a way. */
const isDeadly = ({ verdict, flags, strength }: OfferCheck) =>
  verdict === 'dangerous' && strength >= WITH_DEADLY_SIGN && flags.some(({ quote }) => quote !== undefined);

/** A company or an office makes something known. */
const isNotice = ({ offer, signs }: OfferCheck) =>
  offer.elements.has('notice') && (offer.licence !== undefined || signs.some(({ id }) => NAMED.includes(id)));
