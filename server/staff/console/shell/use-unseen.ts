import { useState } from 'react';
import type { CaseSummary } from '../api/types';
import { useNews } from '../live/context';
import { alarmTexts } from '../texts';
import { notify } from '../shared/notify';

/** Cases of which the stream brought a message that was not looked at yet. */
export function useUnseen(mine: readonly CaseSummary[] | undefined, current: string | undefined): ReadonlySet<string> {
  const [heard, setHeard] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(current);
  if (shown !== current) {
    setShown(current);
    setHeard(new Set([...heard].filter((id) => id !== current && id !== shown)));
  }
  useNews((news) => {
    if (news.type !== 'message' || news.caseId === current) return;
    setHeard((before) => new Set([...before, news.caseId]));
    if (mine?.some(({ id }) => id === news.caseId)) tellMessage(news.code);
  });
  return heard;
}

function tellMessage(code: string): void {
  notify({
    id: `message-${code}`,
    title: alarmTexts.newMessage,
    message: alarmTexts.newMessageBody(code),
    autoClose: 10_000,
  });
}
