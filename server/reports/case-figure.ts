import { WITHDRAWN } from '../cases/actions';
import { sheetOf } from '../cases/sheet';
import type { Case } from '../store/contract/cases';
import type { CaseFigure } from '../store/contract/figures';
import { type FigureWords, inKnownWords } from './figure-words';

/** What stands for "not known" in a breakdown. */
export const UNKNOWN = 'unknown';

/** What figures need of a case: nothing that leads to the person, and kept when the case itself is gone. */
export function caseFigure(found: Case, words: FigureWords): CaseFigure {
  const { id, openedAt, priority, channel, firstClaimedAt, firstAnsweredAt, closedAt, outcome, feedback } = found;
  const rows = sheetOf(found);
  const valueOf = (name: string) => rows.find(({ field }) => field === name)?.value ?? '';
  const figure = {
    id,
    openedAt,
    priority,
    channel,
    topic: found.facts.find(({ name }) => name === 'intent')?.value ?? UNKNOWN,
    countries: listed(valueOf('country')),
    province: words.findProvince(`${valueOf('province')} ${valueOf('where')}`) ?? UNKNOWN,
    referred: found.referrals.map(({ agency }) => agency),
    abandoned: isAbandoned(found),
    ...(firstClaimedAt !== undefined && { claimedAt: firstClaimedAt }),
    ...(firstAnsweredAt !== undefined && { answeredAt: firstAnsweredAt }),
    ...(closedAt !== undefined && { closedAt }),
    ...(outcome !== undefined && { outcome }),
    ...(feedback && { good: feedback.good }),
  };
  return inKnownWords(figure, words);
}

const listed = (value: string): string[] => [
  ...new Set(
    value
      .split(/[,;]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** The person gave up before anybody of staff had written to them. */
function isAbandoned({ firstAnsweredAt, outcome, status }: Case): boolean {
  return status === 'closed' && firstAnsweredAt === undefined && (outcome === WITHDRAWN || outcome === 'no_contact');
}
