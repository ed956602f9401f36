import { Anchor, Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import type { Api } from '../api/api';
import { AttentionPanel } from '../attention/attention-panel';
import { useSession } from '../api/context';
import type { CaseStatus, CaseSummary } from '../api/types';
import { Overdue } from '../duty/overdue';
import { People } from '../duty/people';
import { useAttendance } from '../duty/use-attendance';
import { MutesPanel } from '../mute/mutes-panel';
import { useNews } from '../live/context';
import { OwnDataPanel } from '../own-data/own-data-panel';
import { Failure } from '../shared/failure';
import { Waiting } from '../shared/moment';
import { caseLink } from '../shared/route';
import { useLoader } from '../shared/use-loader';
import { boardTexts } from './texts';

const REFRESH_MS = 10_000;
/** The most that the server gives at once; beyond it the board says "at least". */
const LIMIT = 100;

interface Many {
  items: readonly CaseSummary[];
  isMore: boolean;
}

interface Board {
  waiting: Many;
  claimed: Many;
  following: Many;
}

/** How things stand now, for whoever answers for the shift; kept fresh by the stream of news. */
export function BoardPage() {
  const { api } = useSession();
  const attendance = useAttendance();
  const board = useLoader(
    useCallback((signal) => fetchBoard(api, signal), [api]),
    REFRESH_MS,
  );
  useNews(board.reload);
  const onDuty = attendance.all?.filter((person) => person.onDuty).length;
  return (
    <>
      <Title order={1} size="h3">
        {boardTexts.title}
      </Title>
      <Text size="sm" c="dimmed">
        {boardTexts.fresh}
      </Text>
      {board.failure !== undefined && (
        <Failure error={board.failure} what={boardTexts.failed} onRetry={board.reload} busy={board.loading} />
      )}
      {board.data && <Numbers board={board.data} onDuty={onDuty} />}
      <AttentionPanel />
      <Overdue />
      <MutesPanel />
      <OwnDataPanel />
      <People attendance={attendance} />
    </>
  );
}

function Numbers({ board, onDuty }: { board: Board; onDuty: number | undefined }) {
  const all = [board.waiting, board.claimed, board.following];
  const late = {
    items: all.flatMap(({ items }) => items.filter(({ overdue }) => overdue)),
    isMore: all.some(({ isMore }) => isMore),
  };
  const oldest = board.waiting.items.find(({ priority }) => priority === 1);
  return (
    <dl className="numbers" aria-label={boardTexts.numbers}>
      {(['waiting', 'claimed', 'following'] as const).map((name) => (
        <Number key={name} label={boardTexts[name]} value={countOf(board[name])} />
      ))}
      <Number label={boardTexts.overdue} value={countOf(late)} isBad={late.items.length > 0} />
      <Number label={boardTexts.onDuty} value={onDuty === undefined ? '…' : String(onDuty)} isBad={onDuty === 0} />
      <div className="panel" data-bad={oldest !== undefined || undefined}>
        <dt>{boardTexts.oldest}</dt>
        <dd className={oldest ? undefined : 'calm'}>
          {oldest ? (
            <Anchor href={caseLink(oldest.id)} inherit>
              {oldest.code} <Waiting since={oldest.waitingSince} />
            </Anchor>
          ) : (
            boardTexts.noUrgent
          )}
        </dd>
      </div>
    </dl>
  );
}

function Number({ label, value, isBad = false }: { label: string; value: string; isBad?: boolean }) {
  return (
    <div className="panel" data-bad={isBad || undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const countOf = ({ items, isMore }: Many) => (isMore ? boardTexts.atLeast(items.length) : String(items.length));

async function fetchBoard(api: Api, signal: AbortSignal): Promise<Board> {
  const many = async (status: CaseStatus): Promise<Many> => {
    const { items, nextCursor } = await api.cases({ status, limit: LIMIT }, undefined, signal);
    return { items, isMore: nextCursor !== undefined };
  };
  const [waiting, claimed, following] = await Promise.all([many('open'), many('claimed'), many('following')]);
  return { waiting, claimed, following };
}
