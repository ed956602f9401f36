import { useState } from 'react';
import type { CaseSummary } from '../api/types';
import { useNews } from '../live/context';
import type { News } from '../live/live-feed';
import { alarmTexts } from '../texts';
import { notify } from '../shared/notify';

type OwnNews = keyof typeof alarmTexts.own;

/** Cases of which the stream brought a message that was not looked at yet. What happens in one's own is told at once. */
export function useUnseen(mine: readonly CaseSummary[] | undefined, current: string | undefined): ReadonlySet<string> {
  const [heard, setHeard] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(current);
  if (shown !== current) {
    setShown(current);
    setHeard(new Set([...heard].filter((id) => id !== current && id !== shown)));
  }
  useNews((news) => {
    if (!isTold(news) || (news.type === 'message' && news.caseId === current)) return;
    if (news.type === 'message') setHeard((before) => new Set([...before, news.caseId]));
    if (mine?.some(({ id }) => id === news.caseId)) tell(news.type, news.code);
  });
  return heard;
}

const isTold = (news: News): news is Extract<News, { caseId: string }> & { type: OwnNews } =>
  Object.hasOwn(alarmTexts.own, news.type);

/** How long each is shown, in ms; a date stays until it is closed. */
const SHOWN = { message: 10_000, overdue: 60_000, reminder: false } as const satisfies Record<OwnNews, number | false>;

function tell(type: OwnNews, code: string): void {
  notify({
    id: `${type}-${code}`,
    title: alarmTexts.own[type],
    message: alarmTexts.ownCase(code),
    autoClose: SHOWN[type],
    ...(type !== 'message' && { color: 'orange' }),
  });
}
