import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../api/context';
import { useLoader } from '../shared/use-loader';
import { outreachTexts } from './texts';

const REFRESH_MS = 300_000;
/** So long nothing must have been typed. */
const PAUSE_MS = 250;

/** Chooses the article whose card goes with a campaign; empty for none. It is found as people find it: by any words, with or without accents. */
export function ArticleField({ article, onChange }: { article: string; onChange: (article: string) => void }) {
  const { api } = useSession();
  const [typed, setTyped] = useState('');
  const cards = useLoader(
    useCallback((signal) => api.campaignCards('', signal), [api]),
    REFRESH_MS,
  );
  const found = useFound(typed);
  const filter: OptionsFilter = ({ options }) => {
    if (!found) return options;
    const items = options as ComboboxItem[];
    return found.flatMap((id) => items.find(({ value }) => value === id) ?? []);
  };
  return (
    <Select
      searchable
      clearable
      label={outreachTexts.article}
      placeholder={outreachTexts.articleSearch}
      nothingFoundMessage={outreachTexts.noArticle}
      clearButtonProps={{ 'aria-label': outreachTexts.withoutArticle }}
      data={(cards.data ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      filter={filter}
      onSearchChange={setTyped}
      value={article || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}

/** Ids of the articles that answer what is typed, the best first; undefined while nothing is sought. */
function useFound(typed: string): string[] | undefined {
  const { api } = useSession();
  const [found, setFound] = useState<string[]>();
  useEffect(() => {
    const stop = new AbortController();
    const seek = async () =>
      setFound(typed.trim() ? (await api.campaignCards(typed.trim(), stop.signal)).map(({ id }) => id) : undefined);
    // What cannot be sought is still in the list.
    const timer = setTimeout(() => void seek().catch(() => undefined), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [api, typed]);
  return found;
}
