import type { TranscriptEntry } from '../api/types';
import { ConductText } from '../care/conduct-text';
import { deliveryReason } from '../delivery-reasons';
import { messageStateLabels, senderLabels } from '../labels';
import { Moment } from '../shared/moment';
import { clockTime } from '../shared/time';

import { caseTexts } from '../texts';
import { SentMediaList } from './sent-media';

/** One message: who, what, when, and whether it arrived. */
export function Bubble({ entry }: { entry: TranscriptEntry }) {
  const { from, text, at, state, error } = entry;
  return (
    <article className="bubble" data-from={from} data-state={state} data-message={entry.id} tabIndex={-1}>
      <header>
        <strong>{senderLabels[from]}</strong>
      </header>
      <ConductText className="bubble-text" text={text} conduct={entry.conduct} />
      {entry.media && <SentMediaList media={entry.media} />}
      <footer>
        {clockTime(new Date(at))} · <Moment at={at} />
        {from !== 'system' && (
          <span className="bubble-state">
            {' · '}
            {state === 'failed' && <span aria-hidden="true">⚠ </span>}
            {messageStateLabels[state]}
            {error !== undefined && ' ' + caseTexts.because(deliveryReason(error) ?? caseTexts.deliveryCode(error))}
          </span>
        )}
      </footer>
    </article>
  );
}
