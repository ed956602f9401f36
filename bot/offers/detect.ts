import type { Intent } from '../../knowledge/schema';
import { fold } from '../language/normalise';
import type { Reading } from '../understanding/reader';
import type { OfferCheck } from './offer';

/**
 * What speaks for an offer and against it; the sum decides. Fitted by logistic regression on the examples of offers and on our
 * utterances, each judged by what was learnt without it; the bias is set so that an offer is rather heard where there is none
 * than missed.
 */
const WEIGHTS = {
  sound: 4,
  strength: 0.4,
  /** Times its confidence: the message was understood as a wish to have an offer checked. */
  offerCheck: 2.3,
  /** Times its confidence: it was understood as a story. */
  story: -1.7,
  /** It asks something else. */
  question: -1.15,
  /** It asks which way to choose, or says that there is no offer: what it tells of pay and fees was only heard of. Set by hand, not fitted. */
  choice: -4,
  /** It asks which way to choose, and one of these is a lure. Set by hand, too. */
  lureAmong: 0.5,
  bias: -0.35,
};
const MOST_STRENGTH = 6;
/** Whatever it sounds like: where less is said there is nothing to judge. */
const LEAST_STRENGTH = 1;

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

const QUESTION =
  /\?|(?:^|\s)(?:ko ạ|không ạ|k ạ|hông|hả|nhỉ|thế nào|the nao|ntn|làm sao|lam sao|là gì|la gi|bao nhiêu|bao nhieu|cho (?:em |mình |tôi |cháu )?hỏi|cho hoi|có được không|co duoc khong|phải không|phai khong|hợp pháp hay|hop phap hay|hay (?:phải|phai|là phải|bất)|hay [^.!?\n]{2,40} (?:ạ|vậy|nhỉ)[^\p{L}]*$|được không|duoc khong|dc k|dc ko)(?:$|[\s.,!?])|(?:\s)(?:ko|k|không|khong|hông|hok|chưa|chua|v|vậy|vay|ta|nhỉ|sao|ad|à|j|gì|gi)(?:\s{0,3}(?:ad|ạ|a|vậy|v|ta|nhỉ))?(?:\s{0,3}[.)😅😥][\s.)😅😥]*)?$/iu;
const isQuestion = (text: string) => QUESTION.test(text.trimEnd());

/** Which country, programme or trade to choose, where to begin; "họ không nói đi nước nào" is told, not asked. */
const CHOICE =
  /\b(?:nen|chon|phan van)\b[^.!?\n]{0,25} (?:nuoc|dien|duong|nghe|nganh|huong|chuong trinh) nao\b|\b(?:nuoc|dien|duong|nghe|nganh|huong|chuong trinh) nao (?:thi |la )?(?:hop|tot|de|hon|loi|phu hop)\b|\b(?:nen|phai|biet) bat dau (?:tu |o )?dau\b/;
const asksToChoose = (text: string) => CHOICE.test(fold(text));

/** Nobody has offered anything, and the writer says so. */
const NO_OFFER =
  /\b(?:khong|chua|chang) (?:he )?(?:co|nhan|thay)(?: duoc)?(?: ai)? (?:loi moi|moi|ru|tin tuyen dung|quang cao) (?:nao|gi|het|ca|ai|di|lam)\b|\b(?:khong|chua|chang) (?:co )?ai (?:moi|ru|gioi thieu|tuyen)\b/;
const saysNoOffer = (text: string) => NO_OFFER.test(fold(text));

type Understood = Pick<Reading, 'intent' | 'confidence'>;

/** Whether a message holds an advert, a recruiter's message or the description of an offer. */
export function isOffer(text: string, check: OfferCheck, understood: Understood): boolean {
  const { sound, strength, foreign, verdict } = check;
  if (strength < LEAST_STRENGTH) return false;
  // What was learnt knows no other scripts.
  const heard = foreign ? 0 : WEIGHTS.sound * sound;
  const said = WEIGHTS.strength * Math.min(strength, MOST_STRENGTH);
  return heard + said + meant(text, understood) + choosing(text, verdict) + WEIGHTS.bias > 0;
}

/** Whoever chooses between ways of which one is a lure is told so first. */
function choosing(text: string, verdict: OfferCheck['verdict']): number {
  if (verdict === 'dangerous') return asksToChoose(text) ? WEIGHTS.lureAmong : 0;
  return asksToChoose(text) || saysNoOffer(text) ? WEIGHTS.choice : 0;
}

/** Whether a message that sounds so may be an offer, whatever it says: of most messages this tells that they are none. */
export function mayBeOffer(text: string, sound: number, understood: Understood): boolean {
  return WEIGHTS.sound * sound + WEIGHTS.strength * MOST_STRENGTH + meant(text, understood) + WEIGHTS.bias > 0;
}

function meant(text: string, { intent, confidence }: Understood): number {
  if (intent === 'offer_check') return WEIGHTS.offerCheck * confidence;
  return (STORIES.includes(intent) ? WEIGHTS.story * confidence : 0) + (isQuestion(text) ? WEIGHTS.question : 0);
}
