import { Tabs } from '@mantine/core';
import type { CaseDetail } from '../api/types';
import { outcomeLabel } from '../shared/label';
import { caseTexts } from '../texts';
import type { Doing } from './case-action';
import { History } from './history';
import { Links } from './links';
import { Notes } from './notes';
import { Referrals } from './referrals';
import { Sheet } from './sheet';
import { caseTabs } from './texts';

interface Props {
  detail: CaseDetail;
  doing: Doing;
  onShow: (messageId: string) => void;
}

/** Beside the talk: what is known, what was noted, where it was passed on to, what was done. */
export function CaseInfo({ detail, doing, onShow }: Props) {
  return (
    <aside className="case-info" aria-label={caseTexts.info}>
      {detail.outcome !== undefined && (
        <p className="case-outcome">
          {caseTexts.outcome}: <strong>{outcomeLabel(detail.outcome)}</strong>
        </p>
      )}
      <Tabs defaultValue="sheet" keepMounted={false}>
        <Tabs.List aria-label={caseTabs.label}>
          <Tabs.Tab value="sheet">{caseTabs.sheet}</Tabs.Tab>
          <Tabs.Tab value="notes">{counted(caseTabs.notes, detail.notes.length)}</Tabs.Tab>
          <Tabs.Tab value="referrals">{counted(caseTabs.referrals, detail.referrals.length)}</Tabs.Tab>
          <Tabs.Tab value="links">{caseTabs.links}</Tabs.Tab>
          <Tabs.Tab value="history">{caseTabs.history}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sheet">
          <Sheet detail={detail} doing={doing} onShow={onShow} />
        </Tabs.Panel>
        <Tabs.Panel value="notes">
          <Notes detail={detail} doing={doing} />
        </Tabs.Panel>
        <Tabs.Panel value="referrals">
          <Referrals detail={detail} doing={doing} />
        </Tabs.Panel>
        <Tabs.Panel value="links">
          <Links id={detail.id} />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <History steps={detail.history} />
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}

const counted = (label: string, count: number) => (count ? `${label} (${count})` : label);
