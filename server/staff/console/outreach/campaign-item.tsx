import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useSession } from '../api/context';
import type { Campaign, CampaignAction, CampaignStatus } from '../api/outreach';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { CampaignContacts } from './campaign-contacts';
import { CampaignForm } from './campaign-form';
import { CampaignFigures } from './campaign-figures';
import { CampaignReach } from './campaign-reach';
import { ChannelPreviews } from './channel-previews';
import { outreachTexts } from './texts';

/** What may be done in which state. */
const ACTIONS: Record<CampaignStatus, readonly CampaignAction[]> = {
  draft: ['approve'],
  approved: ['start'],
  running: ['pause', 'stop'],
  paused: ['start', 'stop'],
  stopped: [],
  done: [],
};
/** Nobody has been sent it: it may be written on, or removed. */
const UNBEGUN: readonly CampaignStatus[] = ['draft', 'approved'];

interface Props {
  campaign: Campaign;
  onChanged: () => void;
}

/** A campaign: its state, whom it reaches, its figures, how each channel shows it, and what may be done. */
export function CampaignItem({ campaign, onChanged }: Props) {
  const [isWriting, setWriting] = useState(false);
  const { name, status, overlaps, preview } = campaign;
  const written = () => {
    setWriting(false);
    onChanged();
  };
  return (
    <article>
      <Title order={3} size="h6" mt={12}>
        {name} ({outreachTexts.status[status]})
      </Title>
      {overlaps.length > 0 && status !== 'stopped' && status !== 'done' && (
        <Alert color="yellow" mt={4} title={outreachTexts.overlaps(overlaps.join(', '))}>
          {outreachTexts.overlapsLead}
        </Alert>
      )}
      <CampaignReach reach={campaign.reach} />
      <CampaignFigures figures={campaign.figures} />
      {isWriting ? (
        <CampaignForm campaign={campaign} onWritten={written} onLeave={() => setWriting(false)} />
      ) : (
        <>
          <CampaignContacts contacts={campaign.contacts} />
          <details>
            <summary>{outreachTexts.preview}</summary>
            <ChannelPreviews previews={preview} />
          </details>
          <Deeds campaign={campaign} onChanged={onChanged} onWrite={() => setWriting(true)} />
        </>
      )}
    </article>
  );
}

function Deeds({ campaign, onChanged, onWrite }: Props & { onWrite: () => void }) {
  const { me, api } = useSession();
  const { status, writtenBy, earlierWriters = [] } = campaign;
  const isMine = [writtenBy, ...earlierWriters].includes(me.id);
  const mayDo = (action: CampaignAction) => action !== 'approve' || !isMine;
  return (
    <Group mt={8}>
      {ACTIONS[status].filter(mayDo).map((action) => (
        <Act
          key={action}
          label={outreachTexts.action[action]}
          isQuiet={action === 'stop'}
          act={() => api.actOnCampaign(campaign, action)}
          onDone={onChanged}
        />
      ))}
      {UNBEGUN.includes(status) && (
        <>
          {!mayDo('approve') && status === 'draft' && <Text size="sm">{outreachTexts.waitsForSecond}</Text>}
          <Button size="xs" variant="default" onClick={onWrite}>
            {outreachTexts.rewrite}
          </Button>
          <Act isQuiet label={outreachTexts.remove} act={() => api.removeCampaign(campaign)} onDone={onChanged} />
        </>
      )}
    </Group>
  );
}

interface ActProps {
  label: string;
  isQuiet?: boolean;
  act: () => Promise<unknown>;
  onDone: () => void;
}

function Act({ label, isQuiet = false, act, onDone }: ActProps) {
  const deed = useDeed(act, onDone);
  return (
    <div>
      <Button size="xs" variant={isQuiet ? 'default' : 'filled'} loading={deed.busy} onClick={deed.run}>
        {label}
      </Button>
      {deed.failure !== undefined && <Failure error={deed.failure} what={outreachTexts.actFailed} />}
    </div>
  );
}
