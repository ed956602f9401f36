import { Text, Title } from '@mantine/core';
import type { CaseStep } from '../api/types';
import { detailInWords } from '../shared/detail';
import { actionLabel } from '../shared/label';
import { Moment } from '../shared/moment';
import { SafeText } from '../shared/safe-text-view';
import { caseTexts } from '../texts';

/** Who did what with the case, newest first. */
export function History({ steps }: { steps: readonly CaseStep[] }) {
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {caseTexts.history}
      </Title>
      {steps.length === 0 && (
        <Text c="dimmed" size="sm">
          {caseTexts.noHistory}
        </Text>
      )}
      <ol className="history">
        {steps.toReversed().map((step, place) => (
          <li key={`${step.at}/${place}`}>
            <strong>{step.by}</strong> {actionLabel(step.action)}
            {step.detail && (
              <>
                : <SafeText text={detailInWords(step.detail)} />
              </>
            )}
            <footer>
              <Moment at={step.at} />
            </footer>
          </li>
        ))}
      </ol>
    </section>
  );
}
