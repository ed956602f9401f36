import { ago, exactTime, waited } from './time';
import { useNow } from './use-now';

/** A time as people say it; the exact one on hover. */
export function Moment({ at }: { at: string }) {
  const now = useNow(15_000);
  const date = new Date(at);
  return (
    <time dateTime={at} title={exactTime(date)}>
      {ago(date, now)}
    </time>
  );
}

/** A waiting time that ticks; the time since when on hover. */
export function Waiting({ since }: { since: string }) {
  const now = useNow(1000);
  const date = new Date(since);
  return (
    <time dateTime={since} title={exactTime(date)} className="ticking">
      {waited(date, now)}
    </time>
  );
}
