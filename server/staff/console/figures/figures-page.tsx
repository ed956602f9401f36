import { Group, TextInput, Title } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useSession } from '../api/context';
import type { Period, Report } from '../api/figures';
import { intentLabels } from '../labels';
import { Failure } from '../shared/failure';
import { ConfirmGate } from '../session/confirm-gate';
import { channelLabel, outcomeLabel } from '../shared/label';
import { vietnamDay } from '../shared/time';
import { useLoader } from '../shared/use-loader';
import { BarChart } from './bar-chart';
import { FileButton } from './file-button';
import { MonthlyForm } from './monthly-form';
import { ResponseTable } from './response-table';
import { figureTexts } from './texts';

const REFRESH_MS = 300_000;
const MONTH_MS = 29 * 24 * 3_600_000;

const dayOf = (at: number) => vietnamDay(new Date(at));

/** Figures of a period, as numbers, charts with their tables, and files. */
export function FiguresPage() {
  const { api } = useSession();
  const [period, setPeriod] = useState<Period>(() => ({ from: dayOf(Date.now() - MONTH_MS), to: dayOf(Date.now()) }));
  const report = useLoader(
    useCallback((signal) => api.report(period, signal), [api, period]),
    REFRESH_MS,
  );
  return (
    <>
      <Title order={1} size="h3">
        {figureTexts.title}
      </Title>
      <Group align="end" gap={12}>
        {(['from', 'to'] as const).map((end) => (
          <TextInput
            key={end}
            type="date"
            label={figureTexts[end]}
            value={period[end]}
            required
            onChange={({ currentTarget: { value } }) => value && setPeriod({ ...period, [end]: value })}
          />
        ))}
        <ConfirmGate>
          {(['csv', 'xlsx'] as const).map((format) => (
            <FileButton
              key={format}
              label={figureTexts[format]}
              name={`bao-cao-${period.from}-${period.to}.${format}`}
              load={() => api.reportFile(period, format)}
            />
          ))}
        </ConfirmGate>
        <span>{figureTexts.hidden}</span>
      </Group>
      <ConfirmGate>
        <MonthlyForm provinces={report.data?.cases.byProvince.map(({ key }) => key) ?? []} />
      </ConfirmGate>
      {report.failure !== undefined && (
        <Failure error={report.failure} what={figureTexts.failed} onRetry={report.reload} busy={report.loading} />
      )}
      {report.data && <Figures report={report.data} />}
    </>
  );
}

const CHARTS: readonly (readonly [keyof typeof figureTexts.charts, (key: string) => string])[] = [
  ['byUrgency', (key) => figureTexts.urgencies[key] ?? key],
  ['byTopic', (key) => intentLabels[key] ?? key],
  ['byCountry', String],
  ['byProvince', String],
  ['byChannel', channelLabel],
  ['byOutcome', outcomeLabel],
  ['byAgency', String],
];

function Figures({ report }: { report: Report }) {
  const { cases, messages, feedback } = report;
  return (
    <>
      <dl className="numbers">
        {(['opened', 'closed', 'abandoned', 'referred'] as const).map((name) => (
          <Figure key={name} label={figureTexts[name]} value={String(cases[name])} />
        ))}
        <Figure label={figureTexts.botShare} value={percent(messages.share)} />
        <Figure label={figureTexts.goodShare} value={percent(feedback.share)} />
      </dl>
      <ResponseTable response={report.response} />
      <div className="charts">
        {CHARTS.map(([name, labelOf]) => (
          <BarChart key={name} title={figureTexts.charts[name]} counts={cases[name]} labelOf={labelOf} />
        ))}
        <BarChart
          title={figureTexts.unanswered}
          counts={report.unanswered}
          labelOf={(key) => intentLabels[key] ?? key}
        />
      </div>
    </>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="panel">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const percent = (share: number | undefined) => (share === undefined ? '—' : `${Math.round(share * 100)}%`);
