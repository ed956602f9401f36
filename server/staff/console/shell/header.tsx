import { useConnection } from '../live/context';
import type { CaseSummary, Priority } from '../api/types';
import { priorityLabels } from '../labels';
import type { Siren } from '../live/siren';
import { QUEUE_LINK } from '../shared/route';
import { headerTexts, texts } from '../texts';
import { AccountMenu } from './account-menu';
import { Logo } from '../shared/logo';
import { SoundButton } from './sound-button';

const PRIORITIES: readonly Priority[] = [1, 2, 3];

/** Who is here, how much is waiting, whether news come in. */
export function Header({ cases, siren }: { cases: readonly CaseSummary[] | undefined; siren: Siren }) {
  return (
    <header className="header">
      <a className="brand" href={QUEUE_LINK}>
        <Logo size={28} />
        <span className="brand-name">
          {texts.appName} <span className="brand-more">· {texts.hotline}</span>
        </span>
      </a>
      <ul className="counts" aria-label={headerTexts.counts}>
        {PRIORITIES.map((priority) => (
          <li key={priority} data-priority={priority} data-none={count(cases, priority) === 0 || undefined}>
            <strong>{count(cases, priority)}</strong> {priorityLabels[priority]}
          </li>
        ))}
      </ul>
      <ConnectionMark />
      <SoundButton siren={siren} />
      <AccountMenu />
    </header>
  );
}

const count = (cases: readonly CaseSummary[] | undefined, priority: Priority): number | string =>
  cases?.filter((item) => item.priority === priority).length ?? '…';

function ConnectionMark() {
  const connection = useConnection();
  return (
    <span className="connection" role="status" data-connection={connection}>
      <span aria-hidden="true">{connection === 'live' ? '●' : '○'}</span>{' '}
      <span className="connection-words">{headerTexts[connection]}</span>
    </span>
  );
}
