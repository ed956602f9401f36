import { Anchor, SegmentedControl, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { Failure } from '../shared/failure';
import { QUEUE_LINK } from '../shared/route';
import { caseTexts, texts } from '../texts';
import { useCaseAction } from './case-action';
import { CaseHeader } from './case-header';
import { Composer } from './composer';
import { CaseInfo } from './case-info';
import { CoverSwitch } from './cover-switch';
import { Reminder } from './reminder';
import { SafetyBar } from './safety-bar';
import { SendingLine } from './sending-line';
import { Transcript } from './transcript';
import { TypingLine } from './typing-line';
import { useCase } from './use-case';

/** One case: the talk, what is known, and all that can be done. */
export function CasePage({ id }: { id: string }) {
  const { data: detail, failure, loading, reload, put } = useCase(id);
  const doing = useCaseAction(id, put, reload);
  const wide = useMediaQuery('(min-width: 75em)', window.innerWidth >= 1200, { getInitialValueInEffect: false });
  const [side, setSide] = useState<'talk' | 'info'>('talk');
  const [shown, setShown] = useState<{ messageId: string; at: number }>();
  const showMessage = (messageId: string) => {
    setSide('talk');
    setShown((before) => ({ messageId, at: (before?.at ?? 0) + 1 }));
  };
  return (
    <main className="case" id="case" tabIndex={-1} aria-busy={!detail}>
      <Anchor href={QUEUE_LINK} className="case-back">
        ← {caseTexts.back}
      </Anchor>
      {failure !== undefined && (
        <Failure
          error={failure}
          what={detail ? `${caseTexts.failed}. ${caseTexts.failedOld}` : caseTexts.failed}
          onRetry={reload}
          busy={loading}
        />
      )}
      {!detail && failure === undefined && <Skeleton height={160} m={16} aria-label={texts.loading} />}
      {detail && (
        <>
          <CaseHeader detail={detail} doing={doing} />
          {!wide && (
            <SegmentedControl
              fullWidth
              className="case-sides"
              value={side}
              onChange={(value) => setSide(value === 'info' ? 'info' : 'talk')}
              data={[
                { value: 'talk', label: caseTexts.talk },
                { value: 'info', label: caseTexts.info },
              ]}
            />
          )}
          <div className="case-body">
            {(wide || side === 'talk') && (
              <section className="case-talk" aria-label={caseTexts.talk}>
                <Transcript entries={detail.transcript} shown={shown} />
                <CoverSwitch />
                <TypingLine caseId={detail.id} />
                <Reminder />
                <div className="case-write">
                  <SendingLine sending={detail.sending} />
                  <SafetyBar detail={detail} doing={doing} />
                  <Composer detail={detail} doing={doing} />
                </div>
              </section>
            )}
            {(wide || side === 'info') && (
              <CaseInfo key={detail.id} detail={detail} doing={doing} onShow={showMessage} />
            )}
          </div>
        </>
      )}
    </main>
  );
}
