import { useSession } from '../api/context';
import type { Permission } from '../api/staff';
import { LINKS, type Route } from '../shared/route';
import { headerTexts } from '../texts';

type PageName = keyof typeof LINKS;

/** The pages in the order of the bar, and who may see them. */
const PAGES: readonly (readonly [PageName, Permission])[] = [
  ['queue', 'cases'],
  ['duty', 'cases'],
  ['board', 'supervise'],
  ['rings', 'supervise'],
  ['figures', 'supervise'],
  ['content', 'content'],
  ['outreach', 'content'],
  ['audit', 'audit'],
  ['staff', 'accounts'],
  ['channels', 'accounts'],
];

/** The first page that somebody may see. */
export const firstPageOf = (may: readonly Permission[]): PageName =>
  PAGES.find(([, needed]) => may.includes(needed))?.[0] ?? 'account';

/** The page of the bar to which a screen belongs. */
const pageOf = (at: Route['at']) => (at === 'case' ? 'queue' : at === 'article' ? 'content' : at);

/** Whether somebody may see a page. */
export const maySee = (at: Route['at'], may: readonly Permission[]): boolean => {
  const needed = PAGES.find(([name]) => name === pageOf(at))?.[1];
  return needed === undefined || may.includes(needed);
};

/** The bar of pages. */
export function Pages({ at }: { at: Route['at'] }) {
  const { me } = useSession();
  const here = pageOf(at);
  return (
    <nav className="pages" aria-label={headerTexts.pages}>
      {PAGES.filter(([, needed]) => me.may.includes(needed)).map(([name]) => (
        <a key={name} href={LINKS[name]} aria-current={here === name ? 'page' : undefined}>
          {headerTexts.page[name]}
        </a>
      ))}
    </nav>
  );
}
