import { Group, Text, TextInput, Title } from '@mantine/core';
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
      </Group>
      <Text size="sm" c="dimmed">
        {figureTexts.hidden}
      </Text>
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

const UNKNOWN = 'unknown';
const OTHER = 'other';
function placeLabel(key: string): string {
  if (key === OTHER) return figureTexts.other;
  return key === UNKNOWN ? figureTexts.unknown : key;
}
function topicLabel(key: string): string {
  return intentLabels[key] ?? placeLabel(key);
}

const CHARTS: readonly (readonly [keyof typeof figureTexts.charts, (key: string) => string])[] = [
  ['byUrgency', (key) => figureTexts.urgencies[key] ?? key],
  ['byTopic', topicLabel],
  ['byCountry', placeLabel],
  ['byProvince', placeLabel],
  ['byChannel', channelLabel],
  ['byOutcome', (key) => (key === OTHER ? figureTexts.other : outcomeLabel(key))],
  ['byAgency', placeLabel],
];

function Figures({ report }: { report: Report }) {
  const { cases, messages, feedback } = report;
  return (
    <>
      <dl className="numbers">
        {(['opened', 'closed', 'abandoned', 'referred'] as const).map((name) => (
          <Figure key={name} label={figureTexts[name]} value={String(cases[name])} />
        ))}
        {(['read', 'unanswered'] as const).map((name) => (
          <Figure key={name} label={figureTexts.messages[name]} value={String(messages[name])} />
        ))}
        <Figure label={figureTexts.botShare} value={percent(messages.share)} />
        <Figure
          label={figureTexts.goodShare}
          value={percent(feedback.share)}
          note={figureTexts.given(feedback.given)}
        />
      </dl>
      <ResponseTable response={report.response} />
      <div className="charts">
        {CHARTS.map(([name, labelOf]) => (
          <BarChart key={name} title={figureTexts.charts[name]} counts={cases[name]} labelOf={labelOf} />
        ))}
        <BarChart title={figureTexts.unanswered} counts={report.unanswered} labelOf={topicLabel} />
      </div>
    </>
  );
}

function Figure({ label, value, note }: { label: string; value: string; note?: string }) {
  return (
    <div className="panel">
      <dt>{label}</dt>
      <dd>
        {value} {note !== undefined && <small className="figure-note">{note}</small>}
      </dd>
    </div>
  );
}

const percent = (share: number | undefined) => (share === undefined ? '—' : `${Math.round(share * 100)}%`);
