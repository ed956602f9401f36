import { Anchor, Group, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ArticleList, ListedArticle, OpenEdition } from '../api/content';
import { articleLink } from '../shared/route';
import { dayInWords, vietnamDay } from '../shared/time';
import { contentTexts } from './texts';

type Filter = keyof typeof contentTexts.filters;
const FILTERS = Object.entries(contentTexts.filters).map(([value, label]) => ({ value, label }));

const today = () => vietnamDay(new Date());
const FITS: Record<Filter, (article: ListedArticle) => boolean> = {
  all: () => true,
  open: ({ open }) => open !== undefined,
  overdue: ({ checkBy }) => checkBy < today(),
  missed: ({ missed }) => missed > 0,
};

const lower = (text: string) => text.toLocaleLowerCase('vi');

/** All articles with their use, those that are used most first; those that miss first when one looks for them. */
export function ArticleTable({ list }: { list: ArticleList }) {
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const by = filter === 'missed' ? 'missed' : 'given';
  const items = list.items
    .filter((article) => FITS[filter](article) && lower(`${article.title} ${article.id}`).includes(lower(query)))
    .sort((a, b) => b[by] - a[by]);
  return (
    <section className="panel" aria-label={contentTexts.articles}>
      <Group align="end" mb={8}>
        <TextInput
          label={contentTexts.search}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <NativeSelect
          label={contentTexts.show}
          data={FILTERS}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value as Filter)}
        />
      </Group>
      {list.drafts.map(({ id, title, open }) => (
        <Text key={id}>
          <Anchor href={articleLink(id)}>{title || id}</Anchor> · {contentTexts.isNew} <Open edition={open} />
        </Text>
      ))}
      {items.length === 0 && <Text role="status">{contentTexts.none}</Text>}
      <Table.ScrollContainer minWidth={640} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(['name', 'given', 'missed', 'checkBy', 'state'] as const).map((column) => (
                <Table.Th key={column}>{contentTexts[column]}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((article) => (
              <Row key={article.id} article={article} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Row({ article: { id, title, given, missed, checkBy, open } }: { article: ListedArticle }) {
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Anchor href={articleLink(id)}>{title}</Anchor>
      </Table.Th>
      <Table.Td>{given}</Table.Td>
      <Table.Td>{missed}</Table.Td>
      <Table.Td>
        {dayInWords(checkBy)} {checkBy < today() && <strong>▲ {contentTexts.overdue}</strong>}
      </Table.Td>
      <Table.Td>{open && <Open edition={open} />}</Table.Td>
    </Table.Tr>
  );
}

const Open = ({ edition: { state, writers } }: { edition: OpenEdition }) => (
  <>
    {contentTexts.states[state]} ({writers.join(', ')})
  </>
);
