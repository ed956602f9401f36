import { Anchor, Button, Skeleton } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import type { CaseDetail } from '../api/types';
import { priorityLabels, stepLabels } from '../labels';
import { Failure } from '../shared/failure';
import { channelLabel, factValue } from '../shared/label';
import { caseLink } from '../shared/route';
import { SafeText } from '../shared/safe-text-view';
import { exactTime } from '../shared/time';
import { useLoader } from '../shared/use-loader';
import { caseTexts, texts } from '../texts';
import { fieldLabels, printTexts, referralTexts, safetyTexts, sheetTexts } from './texts';

/** A sheet on paper does not change under one's hands. */
const REFRESH_MS = 24 * 3_600_000;

/** The handover sheet as it is printed or kept as PDF. */
export function PrintPage({ id }: { id: string }) {
  const { api } = useSession();
  const loading = useLoader(
    useCallback((signal) => api.case(id, signal), [api, id]),
    REFRESH_MS,
  );
  return (
    <main className="print" tabIndex={-1}>
      <p className="print-tools">
        <Anchor href={caseLink(id)}>← {printTexts.back}</Anchor>
        <Button onClick={() => window.print()} disabled={!loading.data}>
          {sheetTexts.print}
        </Button>
      </p>
      {loading.failure !== undefined && (
        <Failure error={loading.failure} what={caseTexts.failed} onRetry={loading.reload} busy={loading.loading} />
      )}
      {!loading.data && loading.failure === undefined && <Skeleton height={300} aria-label={texts.loading} />}
      {loading.data && <Paper detail={loading.data} />}
    </main>
  );
}

function Paper({ detail }: { detail: CaseDetail }) {
  const { me } = useSession();
  const exact = (at: string) => exactTime(new Date(at));
  return (
    <article className="paper">
      <h1>
        {sheetTexts.title} · {detail.code}
      </h1>
      <p>
        <strong>{priorityLabels[detail.priority]}</strong> · {channelLabel(detail.channel)} · {caseTexts.opened}{' '}
        {exact(detail.openedAt)} · {stepLabels[detail.step]}
        {detail.owner && ` · ${detail.owner.name}`}
      </p>
      <p>
        {safetyTexts.title}: <strong>{safetyTexts.states[detail.safety.state]}</strong>
        {detail.safety.hours && ` (${safetyTexts.hours(detail.safety.hours)})`}
      </p>
      <table>
        <tbody>
          {detail.sheet.map(({ field, value }) => (
            <tr key={field}>
              <th scope="row">{fieldLabels[field] ?? field}</th>
              <td>{value ? <SafeText text={factValue(field, value)} /> : printTexts.unknown}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {detail.referrals.length > 0 && <h2>{referralTexts.title}</h2>}
      <ul>
        {detail.referrals.map(({ id, agency, at, text, consent }) => (
          <li key={id}>
            <SafeText text={agency} />, {exact(at)} ({referralTexts.consents[consent]}): <SafeText text={text} />
          </li>
        ))}
      </ul>
      <footer>
        {printTexts.printed(me.name, exactTime(new Date()))} {printTexts.secret}
      </footer>
    </article>
  );
}
