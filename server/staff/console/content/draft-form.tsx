import { Autocomplete, Button, Group, MultiSelect, TextInput, Textarea } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useSession } from '../api/context';
import type { ArticleForm } from '../api/content';
import { useLoader } from '../shared/use-loader';
import { contentTexts } from './texts';

interface Props {
  form: ArticleForm;
  onChange: (form: ArticleForm) => void;
}

const REFRESH_MS = 3_600_000;
const EMPTY_SECTION = { heading: '', body: '', questions: [] };

/** What an editor fills in of an article. */
export function DraftForm({ form, onChange }: Props) {
  const set = (part: Partial<ArticleForm>) => onChange({ ...form, ...part });
  const line = (field: 'title' | 'button') => ({
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  });
  const day = (field: 'checked_on' | 'check_by') => ({
    type: 'date',
    value: form[field],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => value && set({ [field]: value }),
  });
  return (
    <div className="draft-form">
      <TextInput label={contentTexts.articleTitle} {...line('title')} />
      <TextInput label={contentTexts.button} {...line('button')} />
      <Lines label={contentTexts.questions} lines={form.questions} onChange={(questions) => set({ questions })} />
      <Textarea
        label={contentTexts.answer}
        description={contentTexts.answerHint}
        autosize
        minRows={3}
        value={form.answer}
        onChange={(event) => set({ answer: event.currentTarget.value })}
      />
      <FactFinder />
      <Sections sections={form.sections} onChange={(sections) => set({ sections })} />
      <Lines
        label={contentTexts.sources}
        lines={form.sources.map(({ document, article }) => (article ? `${document} | ${article}` : document))}
        onChange={(lines) => set({ sources: lines.map((text) => sourceFrom(text, form.sources)) })}
      />
      <Group grow>
        <TextInput label={contentTexts.checkedOn} {...day('checked_on')} />
        <TextInput label={contentTexts.reviewBy} {...day('check_by')} />
      </Group>
      <Lines label={contentTexts.otherFacts} lines={form.facts} onChange={(facts) => set({ facts })} />
      <NextArticles next={form.next} onChange={(next) => set({ next })} />
    </div>
  );
}

/** Several short texts, one a line. What is typed stays as it is typed until it is read as lines. */
function Lines({
  label,
  lines,
  onChange,
}: {
  label: string;
  lines: readonly string[];
  onChange: (lines: string[]) => void;
}) {
  const [typed, setTyped] = useState(lines.join('\n'));
  const read = (text: string) =>
    text
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean);
  const shown = read(typed).join('\n') === lines.join('\n') ? typed : lines.join('\n');
  return (
    <Textarea
      label={label}
      autosize
      minRows={2}
      value={shown}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        onChange(read(value));
      }}
    />
  );
}

/** The document and, behind a bar, the place in it; the rows of the fact base stay with a document that was there before. */
function sourceFrom(text: string, before: ArticleForm['sources']): ArticleForm['sources'][number] {
  const [document = '', article = ''] = text.split('|').map((part) => part.trim());
  const rows = before.find((one) => one.document === document)?.rows ?? [];
  return { document, ...(article && { article }), rows };
}

function Sections({
  sections,
  onChange,
}: {
  sections: ArticleForm['sections'];
  onChange: (sections: ArticleForm['sections']) => void;
}) {
  const change = (n: number, part: Partial<ArticleForm['sections'][number]>) =>
    onChange(sections.map((section, place) => (place === n ? { ...section, ...part } : section)));
  return (
    <>
      {sections.map((section, n) => (
        <fieldset key={n}>
          <legend>{contentTexts.section(n + 1)}</legend>
          <TextInput
            label={contentTexts.heading}
            value={section.heading}
            onChange={(event) => change(n, { heading: event.currentTarget.value })}
          />
          <Textarea
            label={contentTexts.body}
            autosize
            minRows={3}
            value={section.body}
            onChange={(event) => change(n, { body: event.currentTarget.value })}
          />
          <Lines
            label={contentTexts.sectionQuestions}
            lines={section.questions}
            onChange={(questions) => change(n, { questions })}
          />
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => onChange(sections.filter((_, place) => place !== n))}
          >
            {contentTexts.removeSection}
          </Button>
        </fieldset>
      ))}
      <Button variant="default" onClick={() => onChange([...sections, EMPTY_SECTION])}>
        {contentTexts.addSection}
      </Button>
    </>
  );
}

/** Looks a fact up by what it says, and gives the name to write. */
function FactFinder() {
  const { api } = useSession();
  const [query, setQuery] = useState('');
  const facts = useLoader(
    useCallback((signal) => api.knownFacts(signal), [api]),
    REFRESH_MS,
  );
  const options = (facts.data ?? []).map(({ id, text }) => `{{${id}}} ${text}`);
  return <Autocomplete label={contentTexts.insertFact} data={options} limit={12} value={query} onChange={setQuery} />;
}

function NextArticles({ next, onChange }: { next: string[]; onChange: (next: string[]) => void }) {
  const { api } = useSession();
  const list = useLoader(
    useCallback((signal) => api.articles(signal), [api]),
    REFRESH_MS,
  );
  const data = (list.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }));
  return (
    <MultiSelect
      label={contentTexts.next}
      data={data.length ? data : next}
      value={next}
      onChange={onChange}
      maxValues={3}
      searchable
    />
  );
}
