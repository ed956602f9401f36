import { Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { useLoader } from '../shared/use-loader';
import { CampaignForm } from './campaign-form';
import { CampaignItem } from './campaign-item';
import { outreachTexts } from './texts';

const REFRESH_MS = 15_000;

/** Campaigns: what is written, who is to approve it, how it goes. */
export function Campaigns() {
  const { api } = useSession();
  const campaigns = useLoader(
    useCallback((signal) => api.campaigns(signal), [api]),
    REFRESH_MS,
  );
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {outreachTexts.campaigns}
      </Title>
      <Text size="sm">{outreachTexts.campaignsLead}</Text>
      <CampaignForm onWritten={campaigns.reload} />
      {campaigns.failure !== undefined && (
        <Failure
          error={campaigns.failure}
          what={outreachTexts.failed}
          onRetry={campaigns.reload}
          busy={campaigns.loading}
        />
      )}
      {campaigns.data?.length === 0 && <Text c="dimmed">{outreachTexts.noCampaign}</Text>}
      {campaigns.data?.map((campaign) => (
        <CampaignItem key={campaign.id} campaign={campaign} onChanged={campaigns.reload} />
      ))}
    </section>
  );
}
