import { Button, Text, Title } from '@mantine/core';
import type { CaseFact, TranscriptEntry } from '../api/types';
import { factLabel, factValue } from '../shared/label';
import { SafeText } from '../shared/safe-text-view';
import { caseTexts } from '../texts';

interface Props {
  facts: readonly CaseFact[];
  transcript: readonly TranscriptEntry[];
  onShow: (messageId: string) => void;
}

/** What was understood or answered, each with the message it comes from. */
export function Facts({ facts, transcript, onShow }: Props) {
  const known = new Set(transcript.map(({ id }) => id));
  return (
    <section className="panel">
      <Title order={2} size="h5">
        {caseTexts.facts}
      </Title>
      {facts.length === 0 && (
        <Text c="dimmed" size="sm">
          {caseTexts.noFacts}
        </Text>
      )}
      <dl className="facts">
        {facts.map((fact, place) => (
          // The same question may be answered twice: only the place tells such facts apart.
          <div key={`${fact.messageId}/${fact.name}/${place}`} data-fact={fact.name}>
            <dt>{factLabel(fact.name)}</dt>
            <dd>
              <SafeText text={factValue(fact.name, fact.value)} />
              {known.has(fact.messageId) && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-label={caseTexts.toMessageOf(factLabel(fact.name))}
                  onClick={() => onShow(fact.messageId)}
                >
                  {caseTexts.toMessage}
                </Button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
