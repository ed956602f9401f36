import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ArticleDetail, ArticleForm, Draft } from '../api/content';
import { useSession } from '../api/context';
import { useDraft } from '../shared/drafts';
import { Failure } from '../shared/failure';
import { useDeed } from '../shared/use-deed';
import { Shown } from './shown';
import { DraftForm } from './draft-form';
import { Steps } from './editions';
import { Problems, Refused } from './problems';
import { contentTexts } from './texts';

interface Props {
  detail: ArticleDetail;
  draft: Draft;
  onChange: (detail: ArticleDetail) => void;
}

/** The edition that is being written: its form, what is wrong in it, and who may do what with it. */
export function DraftPanel({ detail, draft, onChange }: Props) {
  const { api } = useSession();
  const { form, version, isChanged, change, drop } = useForm(detail.id, draft);
  const take = (next: ArticleDetail) => {
    drop();
    onChange(next);
  };
  const save = useDeed(() => api.saveDraft(detail.id, version, form), take);
  return (
    <section className="panel" aria-labelledby="draft">
      <Title order={2} size="h5" id="draft">
        {contentTexts.draft} ({contentTexts.states[draft.state]})
      </Title>
      <Text size="sm">{contentTexts.writers(draft.writers.join(', '))}</Text>
      <Problems found={draft.problems} />
      <DraftForm form={form} onChange={change} />
      <Group mt={12}>
        <Button loading={save.busy} disabled={!isChanged} onClick={save.run}>
          {contentTexts.save}
        </Button>
        {!isChanged && <DraftActs detail={detail} draft={draft} onChange={take} />}
      </Group>
      {save.failure !== undefined && <Failure error={save.failure} what={contentTexts.saveFailed} />}
      <details open={draft.state === 'review'}>
        <summary>{contentTexts.readAs}</summary>
        <Shown shown={draft.shown} />
      </details>
      <Steps steps={draft.history} />
    </section>
  );
}

/**
 * The form as it is being written. What is not saved yet outlives the page and a lost session, together with the version that it
 * was written upon: what somebody else has saved meanwhile is never overwritten.
 */
function useForm(id: string, draft: Draft) {
  const [kept, keep] = useDraft(`article/${id}/${draft.number}`);
  const written = useMemo(() => (kept ? (JSON.parse(kept) as Pick<Draft, 'form' | 'version'>) : undefined), [kept]);
  const { form, version } = written ?? draft;
  return {
    form,
    version,
    isChanged: written !== undefined,
    change: (next: ArticleForm) => keep(JSON.stringify({ form: next, version })),
    drop: () => keep(''),
  };
}

/** Submit, approve, give back, give up. */
function DraftActs({ detail: { id }, draft, onChange }: Props) {
  const { api } = useSession();
  const [why, setWhy] = useState('');
  const submit = useDeed(() => api.submitDraft(id, draft.version), onChange);
  const approve = useDeed(() => api.approveDraft(id, draft.version), onChange);
  const giveBack = useDeed(() => api.returnDraft(id, draft.version, why), onChange);
  const drop = useDeed(() => api.dropDraft(id, draft.version), onChange);
  const sure = (question: string, run: () => void) => () => {
    if (window.confirm(question)) run();
  };
  return (
    <>
      {draft.state === 'draft' && (
        <Button variant="default" loading={submit.busy} onClick={submit.run} title={contentTexts.submitHint}>
          {contentTexts.submit}
        </Button>
      )}
      {draft.state === 'review' && draft.mine && <Text size="sm">{contentTexts.own}</Text>}
      {draft.state === 'review' && (
        <>
          {!draft.mine && (
            <Button color="green" loading={approve.busy} onClick={sure(contentTexts.approveSure, approve.run)}>
              {contentTexts.approve}
            </Button>
          )}
          <TextInput
            aria-label={contentTexts.giveBackWhy}
            placeholder={contentTexts.giveBackWhy}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
          <Button variant="default" disabled={!why.trim()} loading={giveBack.busy} onClick={giveBack.run}>
            {contentTexts.giveBack}
          </Button>
        </>
      )}
      <Button variant="subtle" color="red" loading={drop.busy} onClick={sure(contentTexts.dropSure, drop.run)}>
        {contentTexts.drop}
      </Button>
      <Refused failure={submit.failure} what={contentTexts.submitFailed} />
      <Refused failure={approve.failure} what={contentTexts.approveFailed} />
      <Refused failure={giveBack.failure ?? drop.failure} what={contentTexts.actFailed} />
    </>
  );
}
