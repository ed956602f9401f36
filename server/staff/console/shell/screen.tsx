import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../api/context';
import { AccountPage } from '../account/account-page';
import { ChannelsPage } from '../channels/channels-page';
import { AuditPage } from '../audit/audit-page';
import { BoardPage } from '../board/board-page';
import { ArticlePage } from '../content/article-page';
import { ContentPage } from '../content/content-page';
import { DutyPage } from '../duty/duty-page';
import { FiguresPage } from '../figures/figures-page';
import { OutreachPage } from '../outreach/outreach-page';
import { RingsPage } from '../rings/rings-page';
import type { Route } from '../shared/route';
import { StaffPage } from '../staff/staff-page';
import { headerTexts } from '../texts';
import { firstPageOf, maySee } from './pages';

const SCREENS: Partial<Record<Route['at'], () => ReactNode>> = {
  duty: () => <DutyPage />,
  board: () => <BoardPage />,
  rings: () => <RingsPage />,
  content: () => <ContentPage />,
  figures: () => <FiguresPage />,
  outreach: () => <OutreachPage />,
  audit: () => <AuditPage />,
  staff: () => <StaffPage />,
  channels: () => <ChannelsPage />,
  account: () => <AccountPage />,
};

const screenOf = (route: Route, at: Route['at']): ReactNode =>
  route.at === 'article' ? <ArticlePage key={route.id} id={route.id} /> : SCREENS[at]?.();

/** A page beside the desk; where somebody has no business, it says so. */
export function Screen({ route }: { route: Route }) {
  const { me } = useSession();
  const at = route.at === 'queue' && !me.may.includes('cases') ? firstPageOf(me.may) : route.at;
  const screen = maySee(at, me.may) ? screenOf(route, at) : undefined;
  return (
    <main className="page" tabIndex={-1}>
      {screen ?? <Alert color="orange" title={headerTexts.noPage} />}
    </main>
  );
}
