import { Anchor, Button, Text, Title } from '@mantine/core';
import { type ReactNode, useCallback } from 'react';
import type { Altered, AwaitingAccount, LeftAlone, LookedMuch } from '../api/attention';
import { useSession } from '../api/context';
import { roleLabels } from '../labels';
import { ConfirmGate, useConfirmed } from '../session/confirm-gate';
import { Failure } from '../shared/failure';
import { Moment } from '../shared/moment';
import { notify } from '../shared/notify';
import { caseLink } from '../shared/route';
import { SafeText } from '../shared/safe-text-view';
import { useDeed } from '../shared/use-deed';
import { useLoader } from '../shared/use-loader';
import { attentionTexts } from './texts';

const REFRESH_MS = 30_000;

/** Accounts that wait for a second person, who has looked at very much, what was altered beside us; not there when there is none. */
export function AttentionPanel() {
  const { api } = useSession();
  const found = useLoader(
    useCallback((signal) => api.attention(signal), [api]),
    REFRESH_MS,
  );
  const { left = [], accounts = [], many = [], altered = [] } = found.data ?? {};
  const isQuiet = ![left, accounts, many, altered].some(({ length }) => length);
  if (isQuiet && found.failure === undefined) return null;
  return (
    <section className="panel" aria-labelledby="attention" data-bad>
      <Title order={2} size="h5" id="attention">
        {attentionTexts.title}
      </Title>
      {found.failure !== undefined && (
        <Failure error={found.failure} what={attentionTexts.failed} onRetry={found.reload} busy={found.loading} />
      )}
      {left.length > 0 && <Left left={left} />}
      {accounts.length > 0 && (
        <ConfirmGate>
          <Accounts accounts={accounts} onConfirmed={found.reload} />
        </ConfirmGate>
      )}
      {many.length > 0 && <Many many={many} />}
      {altered.length > 0 && <AlteredBeside altered={altered} />}
    </section>
  );
}

function Part({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <>
      <Title order={3} size="h6" mt={8}>
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {lead}
      </Text>
      <ul>{children}</ul>
    </>
  );
}

function Left({ left }: { left: readonly LeftAlone[] }) {
  return (
    <Part title={attentionTexts.left} lead={attentionTexts.leftLead}>
      {left.map(({ at, name, caseId, code, what }) => (
        <li key={`${caseId} ${at}`}>
          <Anchor href={caseLink(caseId)}>{code}</Anchor>: <SafeText text={name} /> {attentionTexts.leftWhat[what]},{' '}
          <Moment at={at} />
        </li>
      ))}
    </Part>
  );
}

function Accounts({ accounts, onConfirmed }: { accounts: readonly AwaitingAccount[]; onConfirmed: () => void }) {
  return (
    <Part title={attentionTexts.accounts} lead={attentionTexts.accountsLead}>
      {accounts.map((account) => (
        <Account key={account.id} account={account} onConfirmed={onConfirmed} />
      ))}
    </Part>
  );
}

function Account({ account, onConfirmed }: { account: AwaitingAccount; onConfirmed: () => void }) {
  const { api } = useSession();
  const confirmed = useConfirmed();
  const { id, name, username, role, since, why, by, hasOwnPassword, mayConfirm } = account;
  const deed = useDeed(
    () => confirmed(() => api.confirmAccount(id, since ?? '')),
    () => {
      notify({ message: attentionTexts.confirmed(name), color: 'green' });
      onConfirmed();
    },
  );
  const ask = () => {
    if (window.confirm(attentionTexts.confirmSure(name))) deed.run();
  };
  const facts = [roleLabels[role], why && attentionTexts.why[why], by !== undefined && attentionTexts.by(by)];
  return (
    <li>
      <SafeText text={name} /> ({username}): {facts.filter(Boolean).join(', ')}{' '}
      {since !== undefined && <Moment at={since} />}{' '}
      {hasOwnPassword ? (
        mayConfirm && (
          <Button
            size="compact-sm"
            variant="default"
            loading={deed.busy}
            onClick={ask}
            aria-label={attentionTexts.confirmOf(name)}
          >
            {attentionTexts.confirm}
          </Button>
        )
      ) : (
        <em>{attentionTexts.noPassword}</em>
      )}
      {deed.failure !== undefined && <Failure error={deed.failure} what={attentionTexts.confirmFailed} />}
    </li>
  );
}

function Many({ many }: { many: readonly LookedMuch[] }) {
  return (
    <Part title={attentionTexts.many} lead={attentionTexts.manyLead}>
      {many.map(({ at, name, what }) => (
        <li key={`${at} ${name} ${what}`}>
          <SafeText text={name} /> {attentionTexts.what[what]}, <Moment at={at} />
        </li>
      ))}
    </Part>
  );
}

function AlteredBeside({ altered }: { altered: readonly Altered[] }) {
  return (
    <Part title={attentionTexts.altered} lead={attentionTexts.alteredLead}>
      {altered.map(({ at, what, code, caseId }) => (
        <li key={`${code} ${at}`}>
          {caseId === undefined ? code : <Anchor href={caseLink(caseId)}>{code}</Anchor>}:{' '}
          {attentionTexts.alteredWhat[what]}, <Moment at={at} />
        </li>
      ))}
    </Part>
  );
}
