import type { Case } from '../store/contract/cases';
import type { CaseAction } from './actions';

/** Under these stands in the log what supervisors look at: an emergency was closed whose person nobody had answered, or put aside for long. */
export const LEFT = { closed: 'left.closed', aside: 'left.aside' } as const;
export type LeftAlone = (typeof LEFT)[keyof typeof LEFT];

/** Longer than this nobody waits for others in an emergency without somebody else knowing of it, ms. */
const LONG_FOLLOW_MS = 24 * 3_600_000;

/** Ends that need no help to have been given: whoever says so of an emergency is not believed without a written word to the person. */
const UNHELPED: readonly string[] = ['no_contact', 'not_related', 'duplicate'];

/** Whether a step leaves somebody alone who cried for help: one person can do so, and nobody else would see it. */
export function leftAlone(current: Case, action: CaseAction, at: number): LeftAlone | undefined {
  const { priority, firstAnsweredAt, owedSince } = current;
  if (priority !== 1) return undefined;
  if (action.type === 'close') {
    const isUnhelped = UNHELPED.includes(action.outcome) && !wasWrittenTo(current);
    return firstAnsweredAt === undefined || isUnhelped ? LEFT.closed : undefined;
  }
  // Whoever mutes a cry for help closes it, and silences its person besides.
  if (action.type === 'mute') return LEFT.closed;
  if (action.type !== 'follow') return undefined;
  // Not even "it is not safe to write", which the owner may have said themself, makes a silence one that nobody sees.
  return owedSince !== undefined || action.until > at + LONG_FOLLOW_MS ? LEFT.aside : undefined;
}

const wasWrittenTo = ({ history }: Case): boolean => history.some(({ action }) => action === 'message');

/** So many words say what was spoken of, or what is waited for; a dot says nothing. */
const FEWEST_WORDS = 3;

/** Whether a step needs words, since by it alone an emergency counts as answered, or waits though nobody has answered. */
export function lacksWords({ priority, owedSince }: Case, action: CaseAction): boolean {
  if (priority !== 1 || (action.type !== 'note' && action.type !== 'follow')) return false;
  const isAsked = action.type === 'note' ? action.spoke === true : owedSince !== undefined;
  return isAsked && saysLittle(action.text);
}

/** Whether a text is too short to say why; signs that nobody sees are no words. */
export const saysLittle = (text: string): boolean => (text.match(/\p{Script=Latin}+/gu) ?? []).length < FEWEST_WORDS;
