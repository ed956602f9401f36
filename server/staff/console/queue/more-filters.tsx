import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { Priority } from '../api/types';
import type { SavedView } from '../api/views';
import { WORK_STEPS, channelLabels, priorityLabels, stepLabels } from '../labels';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { queueTexts } from '../texts';
import { useOffices } from '../duty/use-offices';
import { type QueueView, storedForm } from './view';

interface Props {
  view: QueueView;
  onChange: (view: QueueView) => void;
  /** The saved view that is shown now, if it is one. */
  named: SavedView | undefined;
  onSaved: () => void;
}

const PRIORITIES: readonly Priority[] = [1, 2, 3];
const CHANNELS = ['messenger', 'zalo', 'zalo-bot', 'web'];

/** Urgency, channel, step, office; and the way to keep the filter under a name. */
export function MoreFilters({ view, onChange, named, onSaved }: Props) {
  const offices = useOffices();
  return (
    <details className="queue-more">
      <summary>{queueTexts.moreFilters}</summary>
      <div className="queue-more-fields">
        <Choice
          label={queueTexts.priority}
          value={view.priority === undefined ? '' : String(view.priority)}
          options={PRIORITIES.map((value) => [String(value), priorityLabels[value]])}
          onPick={(text) => onChange({ ...view, priority: PRIORITIES.find((one) => String(one) === text) })}
        />
        <Choice
          label={queueTexts.channel}
          value={view.channel ?? ''}
          options={CHANNELS.map((value) => [value, channelLabels[value] ?? value])}
          onPick={(channel) => onChange({ ...view, channel: channel || undefined })}
        />
        <Choice
          label={queueTexts.step}
          value={view.step ?? ''}
          options={WORK_STEPS.map((value) => [value, stepLabels[value]])}
          onPick={(text) => onChange({ ...view, step: WORK_STEPS.find((one) => one === text) })}
        />
        <Choice
          label={queueTexts.office}
          value={view.office ?? ''}
          options={offices.map((value) => [value, value])}
          onPick={(office) => onChange({ ...view, office: office || undefined })}
        />
      </div>
      <KeepView view={view} named={named} onSaved={onSaved} />
    </details>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onPick: (value: string) => void;
}

function Choice({ label, value, options, onPick }: ChoiceProps) {
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={value}
      onChange={(event) => onPick(event.currentTarget.value)}
      data={[{ value: '', label: queueTexts.any }, ...options.map(([key, text]) => ({ value: key, label: text }))]}
    />
  );
}

function KeepView({ view, named, onSaved }: Pick<Props, 'view' | 'named' | 'onSaved'>) {
  const { api } = useSession();
  const [name, setName] = useState('');
  const done = () => {
    setName('');
    onSaved();
  };
  const keep = useDeed(() => api.saveView({ name: name.trim(), query: storedForm(view) }), done);
  const forget = useDeed(async () => named && api.forgetView(named.id), done);
  const failure = keep.failure ?? forget.failure;
  if (named)
    return (
      <Button size="compact-sm" variant="default" loading={forget.busy} onClick={forget.run}>
        {queueTexts.forget(named.name)}
      </Button>
    );
  return (
    <div className="queue-keep">
      <TextInput
        size="xs"
        aria-label={queueTexts.viewName}
        placeholder={queueTexts.viewName}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size="xs" variant="default" disabled={name.trim() === ''} loading={keep.busy} onClick={keep.run}>
        {queueTexts.keep}
      </Button>
      {failure !== undefined && <Failure error={failure} what={queueTexts.keepFailed} />}
    </div>
  );
}
