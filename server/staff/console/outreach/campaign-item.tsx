import { Button, Group, Text, Title } from '@mantine/core';
import { useSession } from '../api/context';
import type { Campaign, CampaignAction, CampaignStatus } from '../api/outreach';
import { Failure } from '../shared/failure';
import { channelLabel } from '../shared/label';
import { useDeed } from '../shared/use-deed';
import { outreachTexts } from './texts';

/** What may be done in which state. */
const ACTIONS: Record<CampaignStatus, readonly CampaignAction[]> = {
  draft: ['approve', 'stop'],
  approved: ['start', 'stop'],
  running: ['pause', 'stop'],
  paused: ['start', 'stop'],
  stopped: [],
  done: [],
};

/** A campaign: its state, its figures, how each channel shows it, and what may be done. */
export function CampaignItem({ campaign, onChanged }: { campaign: Campaign; onChanged: () => void }) {
  const { me } = useSession();
  const { name, status, audience, figures, writtenBy } = campaign;
  const mayDo = (action: CampaignAction) => action !== 'approve' || writtenBy !== me.id;
  return (
    <article>
      <Title order={3} size="h6" mt={12}>
        {name} ({outreachTexts.status[status]})
      </Title>
      <Text size="sm">{outreachTexts.audience(audience)}</Text>
      {figures.length > 0 && (
        <Text size="sm">
          {figures.map(({ mark, count }) => `${outreachTexts.marks[mark] ?? mark}: ${count}`).join(' · ')}
        </Text>
      )}
      <Preview campaign={campaign} />
      <Group>
        {ACTIONS[status].filter(mayDo).map((action) => (
          <Act key={action} campaign={campaign} action={action} onDone={onChanged} />
        ))}
      </Group>
    </article>
  );
}

function Preview({ campaign: { preview } }: { campaign: Campaign }) {
  return (
    <details>
      <summary>{outreachTexts.preview}</summary>
      {preview.map(({ channel, text, characters, most }) => (
        <div key={channel}>
          <Text size="sm" fw={700} c={characters > most ? 'red' : undefined}>
            {channelLabel(channel)}: {outreachTexts.length(characters, most)}
          </Text>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
            {text}
          </Text>
        </div>
      ))}
    </details>
  );
}

interface ActProps {
  campaign: Campaign;
  action: CampaignAction;
  onDone: () => void;
}

function Act({ campaign, action, onDone }: ActProps) {
  const { api } = useSession();
  const deed = useDeed(() => api.actOnCampaign(campaign, action), onDone);
  return (
    <div>
      <Button size="xs" variant={action === 'stop' ? 'default' : 'filled'} loading={deed.busy} onClick={deed.run}>
        {outreachTexts.action[action]}
      </Button>
      {deed.failure !== undefined && <Failure error={deed.failure} what={outreachTexts.actFailed} />}
    </div>
  );
}
