import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useSession } from '../api/context';
import type { ArticleForm, ArticleList, QuestionGroup } from '../api/content';
import { intentLabels } from '../labels';
import { Failure } from '../shared/failure';
import { Moment } from '../shared/moment';
import { articleLink } from '../shared/route';
import { SafeText } from '../shared/safe-text-view';
import { vietnamDay } from '../shared/time';
import { useDeed } from '../shared/use-deed';
import { useLoader } from '../shared/use-loader';
import { contentTexts } from './texts';

const REFRESH_MS = 60_000;
const HALF_YEAR_MS = 182 * 24 * 3_600_000;
const goTo = (id: string) => void (window.location.hash = articleLink(id));

/** Questions that had no answer, near-copies together: each leads into an article, or off the list. */
export function Unanswered({ list }: { list: ArticleList }) {
  const { api } = useSession();
  const groups = useLoader(
    useCallback((signal) => api.unanswered(signal), [api]),
    REFRESH_MS,
  );
  return (
    <section className="panel" aria-label={contentTexts.unanswered}>
      <Text size="sm">{contentTexts.questionsLead}</Text>
      {groups.failure !== undefined && (
        <Failure
          error={groups.failure}
          what={contentTexts.questionsFailed}
          onRetry={groups.reload}
          busy={groups.loading}
        />
      )}
      {groups.data?.length === 0 && <Text role="status">✓ {contentTexts.noQuestions}</Text>}
      <ul className="question-groups">
        {groups.data?.map((group) => (
          <Question key={group.wordings[0]?.key} group={group} list={list} onSettled={groups.reload} />
        ))}
      </ul>
    </section>
  );
}

interface Props {
  group: QuestionGroup;
  list: ArticleList;
  onSettled: () => void;
}

function Question({ group, list, onSettled }: Props) {
  const { api } = useSession();
  const { text, intent, count, lastSeen, wordings } = group;
  const settle = useDeed(() => api.settleQuestions(wordings.map(({ key }) => key)), onSettled);
  return (
    <li>
      <strong>
        <SafeText text={text} />
      </strong>
      <Text size="sm">
        {contentTexts.asked(count)} · {contentTexts.lastAsked} <Moment at={lastSeen} /> ·{' '}
        {contentTexts.near(intentLabels[intent] ?? intent)}
      </Text>
      {wordings.length > 1 && (
        <details>
          <summary>{contentTexts.wordings(wordings.length)}</summary>
          <ul>
            {wordings.map((wording) => (
              <li key={wording.key}>
                <SafeText text={wording.text} /> ({contentTexts.asked(wording.count)})
              </li>
            ))}
          </ul>
        </details>
      )}
      <details>
        <summary>{contentTexts.intoArticle}</summary>
        <IntoArticle group={group} list={list} />
        <NewArticle group={group} list={list} />
      </details>
      <Button size="compact-sm" variant="default" loading={settle.busy} onClick={settle.run}>
        {contentTexts.settle}
      </Button>
      {settle.failure !== undefined && <Failure error={settle.failure} what={contentTexts.settleFailed} />}
    </li>
  );
}

function IntoArticle({ group, list }: Pick<Props, 'group' | 'list'>) {
  const { api } = useSession();
  const fitting = [...list.items].sort(
    (a, b) => Number(b.intents.includes(group.intent)) - Number(a.intents.includes(group.intent)),
  );
  const [id, setId] = useState(fitting[0]?.id ?? '');
  const add = useDeed(
    async () => {
      const { draft } = await api.beginDraft(id);
      if (!draft) return;
      const questions = [...new Set([...draft.form.questions, ...group.wordings.map(({ text }) => text)])];
      await api.saveDraft(id, draft.version, { ...draft.form, questions });
    },
    () => goTo(id),
  );
  return (
    <Group align="end" my={8}>
      <NativeSelect
        label={contentTexts.pickArticle}
        data={fitting.map((article) => ({ value: article.id, label: article.title }))}
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <Button loading={add.busy} onClick={add.run}>
        {contentTexts.add}
      </Button>
      {add.failure !== undefined && <Failure error={add.failure} what={contentTexts.saveFailed} />}
    </Group>
  );
}

function NewArticle({ group, list }: Pick<Props, 'group' | 'list'>) {
  const { api } = useSession();
  const [id, setId] = useState('');
  const [folder, setFolder] = useState(list.groups[0] ?? '');
  const create = useDeed(
    () => api.createArticle(id, folder, formFor(group)),
    () => goTo(id),
  );
  return (
    <Group align="end" my={8}>
      <TextInput label={contentTexts.newId} value={id} onChange={(event) => setId(event.currentTarget.value)} />
      <NativeSelect
        label={contentTexts.group}
        data={list.groups}
        value={folder}
        onChange={(event) => setFolder(event.currentTarget.value)}
      />
      <Button disabled={!id} loading={create.busy} onClick={create.run}>
        {contentTexts.newArticle}
      </Button>
      {create.failure !== undefined && <Failure error={create.failure} what={contentTexts.actFailed} />}
    </Group>
  );
}

const formFor = ({ intent, wordings }: QuestionGroup): ArticleForm => ({
  intents: [intent],
  title: '',
  button: '',
  questions: wordings.map(({ text }) => text),
  countries: [],
  laws: [],
  audience: ['anyone'],
  facts: [],
  sources: [],
  checked_on: vietnamDay(new Date()),
  check_by: vietnamDay(new Date(Date.now() + HALF_YEAR_MS)),
  next: [],
  answer: '',
  sections: [],
});
