import { Title } from '@mantine/core';
import { AttentionPanel } from '../attention/attention-panel';
import { Overdue } from './overdue';
import { People } from './people';
import { Plan } from './plan';
import { SurgePanel } from './surge-panel';
import { dutyTexts } from './texts';
import { useAttendance } from './use-attendance';

/** What is late, who is there, who comes next. */
export function DutyPage() {
  const attendance = useAttendance();
  return (
    <>
      <Title order={1} size="h3">
        {dutyTexts.title}
      </Title>
      <SurgePanel />
      <AttentionPanel />
      <Overdue />
      <People attendance={attendance} />
      <Plan people={attendance.all ?? []} />
    </>
  );
}
