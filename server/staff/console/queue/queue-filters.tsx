import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import { useLoader } from '../shared/use-loader';
import { queueTexts } from '../texts';
import { MoreFilters } from './more-filters';
import { EVERYTHING, SCOPES, type QueueView, isFiltered, storedForm, viewOf } from './view';

const REFRESH_MS = 300_000;
/** Tells the saved views from the scopes in the one list. */
const SAVED = 'saved:';

interface Props {
  view: QueueView;
  onChange: (view: QueueView) => void;
}

/** Which part of the queue, saved or not; what to look for; more on demand. */
export function QueueFilters({ view, onChange }: Props) {
  const { api } = useSession();
  const saved = useLoader(
    useCallback((signal) => api.views(signal), [api]),
    REFRESH_MS,
  );
  const named = saved.data?.find(({ query }) => query !== '' && query === storedForm(view));
  const pick = (value: string) => {
    const stored = saved.data?.find(({ id }) => value === SAVED + id);
    onChange(stored ? viewOf(stored.query) : { ...view, scope: SCOPES.find((scope) => scope === value) ?? 'active' });
  };
  return (
    <div className="queue-filters" role="search">
      <TextInput
        size="sm"
        className="queue-search"
        type="search"
        aria-label={queueTexts.search}
        placeholder={queueTexts.searchHint}
        value={view.q}
        onChange={(event) => onChange({ ...view, q: event.currentTarget.value })}
        autoComplete="off"
        spellCheck={false}
      />
      <NativeSelect
        size="sm"
        aria-label={queueTexts.status}
        value={named ? SAVED + named.id : view.scope}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        {SCOPES.map((scope) => (
          <option key={scope} value={scope}>
            {queueTexts.views[scope]}
          </option>
        ))}
        {saved.data && saved.data.length > 0 && (
          <optgroup label={queueTexts.saved}>
            {saved.data.map(({ id, name }) => (
              <option key={id} value={SAVED + id}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </NativeSelect>
      <MoreFilters view={view} onChange={onChange} named={named} onSaved={saved.reload} />
      {isFiltered(view) && (
        <Button className="queue-clear" size="compact-sm" variant="subtle" onClick={() => onChange(EVERYTHING)}>
          {queueTexts.clear}
        </Button>
      )}
    </div>
  );
}
