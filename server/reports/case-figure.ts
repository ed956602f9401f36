import { WITHDRAWN } from '../cases/actions';
import { sheetOf } from '../cases/sheet';
import type { Case } from '../store/contract/cases';
import type { CaseFigure } from '../store/contract/figures';

/** What stands for "not known" in a breakdown. */
export const UNKNOWN = 'unknown';

/** The province of today for a name of a place, also for a province that was merged into it; undefined when it is none. */
export type FindProvince = (text: string) => string | undefined;

/** What figures need of a case: nothing that leads to the person, and kept when the case itself is gone. */
export function caseFigure(found: Case, findProvince: FindProvince): CaseFigure {
  const { id, openedAt, priority, channel, firstClaimedAt, firstAnsweredAt, closedAt, outcome, feedback } = found;
  const rows = sheetOf(found);
  const valueOf = (name: string) => rows.find(({ field }) => field === name)?.value ?? '';
  return {
    id,
    openedAt,
    priority,
    channel,
    topic: found.facts.find(({ name }) => name === 'intent')?.value ?? UNKNOWN,
    countries: listed(valueOf('country')),
    province: findProvince(`${valueOf('province')} ${valueOf('where')}`) ?? UNKNOWN,
    referred: found.referrals.map(({ agency }) => agency),
    abandoned: isAbandoned(found),
    ...(firstClaimedAt !== undefined && { claimedAt: firstClaimedAt }),
    ...(firstAnsweredAt !== undefined && { answeredAt: firstAnsweredAt }),
    ...(closedAt !== undefined && { closedAt }),
    ...(outcome !== undefined && { outcome }),
    ...(feedback && { good: feedback.good }),
  };
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
