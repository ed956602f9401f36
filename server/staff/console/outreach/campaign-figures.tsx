import { Text } from '@mantine/core';
import type { Campaign } from '../api/outreach';
import { outreachTexts } from './texts';

/** The way of a campaign, step by step; what is not in its figures has not happened yet. */
const STEPS = ['taken', 'withheld', 'sent', 'failed', 'delivered', 'read', 'asked', 'case', 'unsubscribed'];

/** Not in the figures before several people have done it: a single one could be known. */
const HIDDEN_BEFORE = 'case';

/** What has become of a campaign so far. */
export function CampaignFigures({ figures }: Pick<Campaign, 'figures'>) {
  if (!figures.length) return null;
  const countOf = (step: string) => {
    const found = figures.find(({ mark }) => mark === step);
    return found || step === HIDDEN_BEFORE ? (found?.count ?? outreachTexts.few) : 0;
  };
  return (
    <>
      <dl className="campaign-figures">
        {STEPS.map((step) => (
          <div key={step}>
            <dt>{outreachTexts.marks[step]}</dt>
            <dd>{countOf(step)}</dd>
          </div>
        ))}
      </dl>
      <Text size="sm" c="dimmed">
        {outreachTexts.receipts}
      </Text>
    </>
  );
}
