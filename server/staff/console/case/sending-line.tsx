import type { Sending, SendingStep } from '../api/types';
import { Moment } from '../shared/moment';
import { waited } from '../shared/time';
import { useNow } from '../shared/use-now';
import { sendingTexts } from './sending-texts';

/** Less than this and it should not be put off. */
const SOON_MS = 3_600_000;

/** Until when and how the platform lets us write to the person; nothing where it always does. */
export function SendingLine({ sending }: { sending: Sending }) {
  const now = useNow(1000);
  const steps = [sending, ...sending.then];
  const step = steps.find(({ until }) => until === undefined || Date.parse(until) > now);
  if (!step || (step.how === 'reply' && step.until === undefined)) return null;
  const next = steps[steps.indexOf(step) + 1];
  return (
    <p className="sending" data-how={step.how} data-soon={isSoon(step, now)}>
      {step.how === 'blocked' ? `⚠ ${sendingTexts.blocked[step.why ?? 'window']}` : sendingTexts.now[step.how]}
      {step.until !== undefined && (
        <>
          {' '}
          {sendingTexts.left} <span className="ticking">{waited(new Date(now), Date.parse(step.until))}</span>
          {next && next.how !== 'blocked' && next.until !== undefined && (
            <>
              {'. '}
              {sendingTexts.then[next.how]} <Moment at={next.until} />
            </>
          )}
        </>
      )}
      {step.again !== undefined && (
        <>
          {' '}
          {sendingTexts.again} <Moment at={step.again} />
        </>
      )}
    </p>
  );
}

const isSoon = ({ until }: SendingStep, now: number): boolean =>
  until !== undefined && Date.parse(until) - now < SOON_MS;
