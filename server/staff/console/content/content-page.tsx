import { Tabs, Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { useLoader } from '../shared/use-loader';
import { ArticleTable } from './article-table';
import { contentTexts } from './texts';
import { Unanswered } from './unanswered';

const REFRESH_MS = 60_000;

/** What the assistant knows, and what it did not know. */
export function ContentPage() {
  const { api } = useSession();
  const list = useLoader(
    useCallback((signal) => api.articles(signal), [api]),
    REFRESH_MS,
  );
  return (
    <>
      <Title order={1} size="h3">
        {contentTexts.title}
      </Title>
      <Text>{contentTexts.lead}</Text>
      {list.failure !== undefined && (
        <Failure error={list.failure} what={contentTexts.failed} onRetry={list.reload} busy={list.loading} />
      )}
      <Tabs defaultValue="articles" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="articles">{contentTexts.articles}</Tabs.Tab>
          <Tabs.Tab value="unanswered">{contentTexts.unanswered}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="articles">{list.data && <ArticleTable list={list.data} />}</Tabs.Panel>
        <Tabs.Panel value="unanswered">{list.data && <Unanswered list={list.data} />}</Tabs.Panel>
      </Tabs>
    </>
  );
}
