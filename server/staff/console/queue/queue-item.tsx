import { useSession } from '../api/context';
import type { CaseSummary } from '../api/types';
import { channelLabel } from '../shared/label';
import { Moment, Waiting } from '../shared/moment';
import { PriorityMark } from '../shared/priority-mark';
import { caseLink } from '../shared/route';
import { queueTexts } from '../texts';
import { Summary, Unmask, useWholeSummary } from './summary';

/** One case in the queue: the whole of it is a link. */
export function QueueItem({ item, current, unseen }: { item: CaseSummary; current: boolean; unseen: boolean }) {
  const whole = useWholeSummary(item);
  return (
    <li>
      <a
        className="queue-item"
        href={caseLink(item.id)}
        aria-current={current ? 'page' : undefined}
        data-priority={item.priority}
        data-status={item.status}
      >
        <span className="queue-item-top">
          <PriorityMark priority={item.priority} quiet={item.status !== 'open'} />
          <span className="case-code">{item.code}</span>
          {item.overdue && <span className="mark-late">{queueTexts.overdue}</span>}
          {item.askDue && item.status !== 'closed' && <span className="mark-new">{queueTexts.askDue}</span>}
          {unseen && <span className="mark-new">{queueTexts.unseen}</span>}
          <ItemTime item={item} />
        </span>
        <Summary item={item} whole={whole.text} />
        <span className="queue-item-foot">
          <span>
            {channelLabel(item.channel)}
            {item.office !== undefined && ` · ${item.office}`}
          </span>
          <Holder item={item} />
        </span>
      </a>
      <Unmask item={item} whole={whole} />
    </li>
  );
}

/** What of its times matters: how long somebody waits, until when we wait, or when it was last spoken of. */
function ItemTime({ item }: { item: CaseSummary }) {
  const { status, waitingSince, owedSince, followAt, lastMessageAt } = item;
  if (status === 'open') return <Since words={queueTexts.waiting} at={waitingSince} />;
  if (status === 'claimed' && owedSince !== undefined) return <Since words={queueTexts.owed} at={owedSince} />;
  return (
    <span className="queue-time">
      {status === 'following' && followAt !== undefined ? (
        <>
          {queueTexts.until} <Moment at={followAt} />
        </>
      ) : (
        <>
          {queueTexts.lastMessage} <Moment at={lastMessageAt} />
        </>
      )}
    </span>
  );
}

function Since({ words, at }: { words: string; at: string }) {
  return (
    <span className="queue-time">
      {words} <Waiting since={at} />
    </span>
  );
}

/** Who has the case, in words. */
export function Holder({ item }: { item: CaseSummary }) {
  const { me } = useSession();
  const name = item.owner?.name;
  if (item.status === 'closed')
    return <span className="holder">{name ? queueTexts.closedBy(name) : queueTexts.closed}</span>;
  if (item.status === 'open' || name === undefined)
    return <strong className="holder holder-nobody">{queueTexts.nobody}</strong>;
  const mine = item.owner?.id === me.id;
  if (item.status === 'following')
    return (
      <span className={mine ? 'holder holder-me' : 'holder'}>
        {mine ? queueTexts.followedByMe : queueTexts.followedBy(name)}
      </span>
    );
  return (
    <span className={mine ? 'holder holder-me' : 'holder'}>{mine ? queueTexts.mine : queueTexts.heldBy(name)}</span>
  );
}
