import { Button, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { CaseDetail, Referral } from '../api/types';
import { Moment } from '../shared/moment';
import { useNow } from '../shared/use-now';
import { SafeText } from '../shared/safe-text-view';
import { AnswerDialog } from './answer-dialog';
import type { Doing } from './case-action';
import { referralTexts } from './texts';

/** To whom the case was passed on, and what became of it. */
export function Referrals({ detail, doing }: { detail: CaseDetail; doing: Doing }) {
  const [answered, setAnswered] = useState<Referral>();
  const close = () => {
    setAnswered(undefined);
    doing.dismiss();
  };
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {referralTexts.title}
      </Title>
      {detail.referrals.length === 0 && (
        <Text c="dimmed" size="sm">
          {referralTexts.none}
        </Text>
      )}
      <ul className="notes">
        {detail.referrals.toReversed().map((referral) => (
          <li key={referral.id}>
            <One referral={referral} onAnswer={() => setAnswered(referral)} />
          </li>
        ))}
      </ul>
      {answered && <AnswerDialog opened referral={answered} detail={detail} doing={doing} onClose={close} />}
    </section>
  );
}

function One({ referral, onAnswer }: { referral: Referral; onAnswer: () => void }) {
  const now = useNow(60_000);
  const { agency, text, consent, at, by, askAt, answer } = referral;
  const results: Readonly<Record<string, string>> = referralTexts.results;
  const isLate = !answer && askAt !== undefined && Date.parse(askAt) < now;
  return (
    <>
      <strong>
        <SafeText text={agency} />
      </strong>
      <SafeText className="bubble-text" text={text} />
      <footer>
        {by} <Moment at={at} /> · {referralTexts.consents[consent]}
      </footer>
      {answer ? (
        <p className="referral-answer">
          <strong>{results[answer.result] ?? answer.result}</strong> · {answer.by} <Moment at={answer.at} />
          <SafeText className="bubble-text" text={answer.text} />
        </p>
      ) : (
        <p className="referral-answer">
          {askAt !== undefined && (
            <span className={isLate ? 'mark-late' : undefined}>
              {isLate ? referralTexts.askLate : referralTexts.askAt} <Moment at={askAt} />
            </span>
          )}
          <Button size="compact-sm" variant="default" aria-label={referralTexts.answerOf(agency)} onClick={onAnswer}>
            {referralTexts.answer}
          </Button>
        </p>
      )}
    </>
  );
}
