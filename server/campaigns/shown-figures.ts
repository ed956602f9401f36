import { SMALLEST, suppressOne } from '../reports/suppression';
import type { CampaignMark } from '../store/contract/campaigns';
import type { Reach } from './campaigns';

/** What single people did with it: editors, who read nothing of cases, could tell whose it was. */
const OF_PEOPLE: readonly CampaignMark[] = ['read', 'asked', 'unsubscribed'];

/** Without a count: fewer than may be told. */
export interface ShownMark {
  mark: CampaignMark;
  count?: number;
}

/** The figures of a campaign as editors see them. That anybody has turned to staff is not told at all before several have. */
export function shownFigures(figures: readonly { mark: CampaignMark; count: number }[]): ShownMark[] {
  return figures
    .filter(({ mark, count }) => mark !== 'case' || count >= SMALLEST)
    .map(({ mark, count }) => ({ mark, ...counted('count', OF_PEOPLE.includes(mark) ? suppressOne(count) : count) }));
}

/** How many people a campaign reaches, by channel; a handful is not told. */
export function shownReach(reach: readonly Reach[]): { channel: string; people?: number; open?: number }[] {
  return reach.map(({ channel, people, open }) => ({
    channel,
    ...counted('people', suppressOne(people)),
    ...counted('open', suppressOne(open)),
  }));
}

const counted = <Name extends string>(name: Name, count: number | undefined) =>
  (count === undefined ? {} : { [name]: count }) as Partial<Record<Name, number>>;
