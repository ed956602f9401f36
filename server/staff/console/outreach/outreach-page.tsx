import { Title } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import { Failure } from '../shared/failure';
import { useLoader } from '../shared/use-loader';
import { Campaigns } from './campaigns';
import { ChangeChart } from './change-chart';
import { Classes } from './classes';
import { KitPanel } from './kit-panel';
import { outreachTexts } from './texts';

const REFRESH_MS = 60_000;

/** For editors: campaigns, classes, what courses change, and what is printed and read out. */
export function OutreachPage() {
  const { api } = useSession();
  const courses = useLoader(
    useCallback((signal) => api.courses(signal), [api]),
    REFRESH_MS,
  );
  return (
    <>
      <Title order={1} size="h3">
        {outreachTexts.title}
      </Title>
      {courses.failure !== undefined && (
        <Failure error={courses.failure} what={outreachTexts.failed} onRetry={courses.reload} busy={courses.loading} />
      )}
      <Campaigns />
      {courses.data && <Classes courses={courses.data} />}
      {courses.data && <ChangeChart courses={courses.data} />}
      <KitPanel />
    </>
  );
}
