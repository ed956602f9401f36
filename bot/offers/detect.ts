import type { Intent } from '../../knowledge/schema';
import type { Reading } from '../understanding/reader';
import type { OfferCheck } from './offer';

/** From this strength on a message is an offer whatever else it may be. */
const SURELY = 4.5;
/** Enough where the message was understood as a wish to have an offer checked. */
const ASKED_FOR = 1.2;
/** Enough where it asks nothing and tells of no trouble: somebody has pasted an advert. */
const PASTED = 2.2;
/** Enough where one deadly sign is quoted beside a wish to hire. */
const WITH_DEADLY_SIGN = 1.2;
const SURE_INTENT = 0.5;

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
  /\?|(?:^|\s)(?:ko ạ|không ạ|k ạ|hông|hả|nhỉ|thế nào|the nao|ntn|làm sao|lam sao|là gì|la gi|bao nhiêu|bao nhieu|cho (?:em |mình |tôi |cháu )?hỏi|cho hoi|có được không|co duoc khong|phải không|phai khong|được không|duoc khong|dc k|dc ko)(?:$|[\s.,!?])|(?:\s)(?:ko|k|không|khong|hông|hok|chưa|chua|v|vậy|vay|ta|nhỉ|sao|ad|à|j|gì|gi)\s*(?:ad|ạ|a|vậy|v|ta|nhỉ)?[\s.)😅😥]*$/iu;

/** Whether a message holds an advert, a recruiter's message or the description of an offer. */
export function isOffer(
  text: string,
  check: OfferCheck,
  { intent, confidence }: Pick<Reading, 'intent' | 'confidence'>,
): boolean {
  const { strength, flags, offer } = check;
  const story = STORIES.includes(intent) && confidence >= SURE_INTENT;
  const hires = offer.elements.has('recruit') || offer.elements.has('contact') || offer.elements.has('lure');
  if (strength >= SURELY) return !story || (hires && !QUESTION.test(text));
  if (intent === 'offer_check') return strength >= ASKED_FOR;
  if (story || QUESTION.test(text)) return false;
  if (strength >= PASTED && (hires || offer.elements.has('invited') || offer.money.length > 0)) return true;
  return strength >= WITH_DEADLY_SIGN && hires && check.verdict === 'dangerous' && flags.length > 0;
}
