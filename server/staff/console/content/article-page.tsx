import { Alert, Anchor, Button, Table, Text, Title } from '@mantine/core';
import { useCallback } from 'react';
import { useSession } from '../api/context';
import type { ArticleDetail, ArticleFact } from '../api/content';
import { Failure } from '../shared/failure';
import { LINKS } from '../shared/route';
import { dayInWords } from '../shared/time';
import { useDeed } from '../shared/use-deed';
import { useLoader } from '../shared/use-loader';
import { DraftPanel } from './draft-panel';
import { Editions } from './editions';
import { Shown } from './shown';
import { contentTexts } from './texts';

/** Whoever writes hears of others' changes when they save; nothing is pulled away from under their hands. */
const REFRESH_MS = 600_000;

/** One article: as people read it, what it rests on, its draft and its editions. */
export function ArticlePage({ id }: { id: string }) {
  const { api } = useSession();
  const article = useLoader(
    useCallback((signal) => api.article(id, signal), [api, id]),
    REFRESH_MS,
  );
  const { data, put } = article;
  return (
    <>
      <Anchor href={LINKS.content}>{contentTexts.back}</Anchor>
      <Title order={1} size="h3">
        {data?.draft?.form.title || data?.current?.form.title || id}
      </Title>
      {article.failure !== undefined && (
        <Failure error={article.failure} what={contentTexts.failed} onRetry={article.reload} busy={article.loading} />
      )}
      {data && (
        <>
          {data.draft ? (
            <DraftPanel key={data.draft.number} detail={data} draft={data.draft} onChange={put} />
          ) : (
            <Begin detail={data} onChange={put} />
          )}
          {data.current && <Current current={data.current} overruled={data.overruled} />}
          <Editions detail={data} onChange={put} />
        </>
      )}
    </>
  );
}

interface ChangeProps {
  detail: ArticleDetail;
  onChange: (detail: ArticleDetail) => void;
}

function Begin({ detail: { id }, onChange }: ChangeProps) {
  const { api } = useSession();
  const begin = useDeed(() => api.beginDraft(id), onChange);
  return (
    <div>
      <Button loading={begin.busy} onClick={begin.run}>
        {contentTexts.write}
      </Button>
      {begin.failure !== undefined && <Failure error={begin.failure} what={contentTexts.actFailed} />}
    </div>
  );
}

function Current({ current, overruled }: { current: NonNullable<ArticleDetail['current']>; overruled: boolean }) {
  return (
    <section className="panel" aria-labelledby="current">
      <Title order={2} size="h5" id="current">
        {contentTexts.readAs}
      </Title>
      <Text size="sm" c="dimmed">
        {current.from === 'file' ? contentTexts.fromFile : contentTexts.fromEdition(current.number)}
      </Text>
      {overruled && <Alert color="orange" title={contentTexts.overruled} />}
      <Shown shown={current.shown} />
      <Facts facts={current.facts} />
    </section>
  );
}

function Facts({ facts }: { facts: readonly ArticleFact[] }) {
  if (!facts.length) return <Text size="sm">{contentTexts.noFacts}</Text>;
  return (
    <Table.ScrollContainer minWidth={560} type="native" tabIndex={0}>
      <Table captionSide="top">
        <Table.Caption>{contentTexts.facts}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {(['fact', 'said', 'source', 'checkBy'] as const).map((column) => (
              <Table.Th key={column}>{contentTexts[column]}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {facts.map(({ id, text, sources, reviewBy, overdue }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">{id}</Table.Th>
              <Table.Td>{text}</Table.Td>
              <Table.Td>{sources.join('; ')}</Table.Td>
              <Table.Td>
                {dayInWords(reviewBy)} {overdue && <strong>▲ {contentTexts.overdue}</strong>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
