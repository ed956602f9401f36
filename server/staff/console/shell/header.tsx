import type { ReactNode } from 'react';
import { Logo } from '../shared/logo';
import { QUEUE_LINK, type Route } from '../shared/route';
import { texts } from '../texts';
import { AccountMenu } from './account-menu';
import { Pages } from './pages';

/** Where we are, and what else there is; the desk puts its own instruments between. */
export function Header({ at, children }: { at: Route['at']; children?: ReactNode }) {
  return (
    <header className="header">
      <a className="brand" href={QUEUE_LINK}>
        <Logo size={28} />
        <span className="brand-name">{texts.appName}</span>
      </a>
      <Pages at={at} />
      <div className="header-tools">
        {children}
        <AccountMenu />
      </div>
    </header>
  );
}
