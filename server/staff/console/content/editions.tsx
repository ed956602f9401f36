import { Button, Title } from '@mantine/core';
import { useSession } from '../api/context';
import type { ArticleDetail, EditionStep } from '../api/content';
import { Moment } from '../shared/moment';
import { useDeed } from '../shared/use-deed';
import { Problems, Refused } from './problems';
import { contentTexts } from './texts';

interface Props {
  detail: ArticleDetail;
  onChange: (detail: ArticleDetail) => void;
}

/** What was written before, by whom, and the way back to it. */
export function Editions({ detail, onChange }: Props) {
  const { id, current, editions } = detail;
  if (!editions.length) return null;
  return (
    <section className="panel" aria-labelledby="editions">
      <Title order={2} size="h5" id="editions">
        {contentTexts.editions}
      </Title>
      <ul className="editions">
        {editions.map(({ number, state, title, history, found }) => (
          <li key={number}>
            <strong>{contentTexts.edition(number, title)}</strong> ({contentTexts.states[state]})
            <Steps steps={history} />
            {found && current?.number === number && <Problems found={found} />}
            {state === 'published' && current?.number !== number && (
              <Restore id={id} number={number} label={contentTexts.restore} onChange={onChange} />
            )}
          </li>
        ))}
      </ul>
      {current?.from === 'edition' && (
        <Restore id={id} number={0} label={contentTexts.restoreFile} onChange={onChange} />
      )}
    </section>
  );
}

export function Steps({ steps }: { steps: readonly EditionStep[] }) {
  return (
    <ul>
      {steps.map(({ at, by, action, note }) => (
        <li key={at + action}>
          <Moment at={at} /> · {by} {contentTexts.actions[action] ?? action} {note}
        </li>
      ))}
    </ul>
  );
}

function Restore({
  id,
  number,
  label,
  onChange,
}: { id: string; number: number; label: string } & Pick<Props, 'onChange'>) {
  const { api } = useSession();
  const restore = useDeed(() => api.restoreEdition(id, number), onChange);
  const run = () => {
    if (window.confirm(contentTexts.restoreSure)) restore.run();
  };
  return (
    <>
      <Button size="compact-sm" variant="default" loading={restore.busy} onClick={run}>
        {label}
      </Button>
      <Refused failure={restore.failure} what={contentTexts.restoreFailed} />
    </>
  );
}
