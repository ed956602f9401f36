import { bareAnswer } from './in-context';
import { isNo, isSafeAnswer } from './safety-answer';

/** Words of talk, without accents: with one of them an answer says something, and names nothing. */
const TALK = new Set(
  (
    'em may tao minh toi tui tau anh chi no ho ban mi ai gi j sao dau nao khong ko k hong hok hem dung biet hieu so thoi alo ' +
    'hello biet nghi viet nhan goi cuu giup lam doc xem noi hoi muon can phai la the vay day'
  ).split(' '),
);
/** Said alone they are small talk, beside others they may be food ("cháo gà"). */
const ALONE = new Set('chao hi ok oke okay uh uhm u da vang roi duoc dc ha a o e ma'.split(' '));
const [SHORTEST, LONGEST, MOST_WORDS] = [2, 30, 3];

/**
 * Whether an answer is a word of the person's own, as the name of a dish: nothing by which they, or whoever has taken the phone,
 * speak every day. Whoever chooses none has "thoát" still.
 */
export function isOwnWord(answer: string): boolean {
  const bare = bareAnswer(answer);
  const words = bare.split(' ');
  if (bare.length < SHORTEST || answer.length > LONGEST || words.length > MOST_WORDS) return false;
  if (/[?？]/.test(answer) || isNo(answer) || isSafeAnswer(answer)) return false;
  return !words.some((word) => TALK.has(word)) && !(words.length === 1 && ALONE.has(bare));
}
