import { List, Text } from '@mantine/core';
import type { Campaign } from '../api/outreach';
import { channelLabel } from '../shared/label';
import { outreachTexts } from './texts';

/** By channel: who has asked for it, and how many of them the platform lets us write to now. */
export function CampaignReach({ reach }: Pick<Campaign, 'reach'>) {
  if (!reach.length) return <Text size="sm">{outreachTexts.reachesNobody}</Text>;
  const isClosed = reach.some(({ people = 0, open = 0 }) => open < people);
  return (
    <>
      <List size="sm">
        {reach.map(({ channel, people, open }) => (
          <List.Item key={channel}>
            {channelLabel(channel)}: {outreachTexts.reach(people, open)}
          </List.Item>
        ))}
      </List>
      {isClosed && (
        <Text size="sm" c="dimmed">
          {outreachTexts.windows}
        </Text>
      )}
    </>
  );
}
