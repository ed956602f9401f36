import type { ArticleForm } from '../../../knowledge/article-form';
import { formOf } from '../../../knowledge/article-form';
import { fillFacts, shownForm } from '../../../knowledge/facts';
import type { Content } from '../../../knowledge/loader';
import type { Article } from '../../../knowledge/schema';
import type { Edition, EditionStep } from '../../content/edition';

const time = (at: number): string => new Date(at).toISOString();

/** An edition that is being written, for whoever asks. */
export const openView = ({ number, state, version, writers }: Edition, staffId: string) => ({
  number,
  state,
  version,
  writers: writers.map(({ name }) => name),
  mine: writers.some(({ id }) => id === staffId),
});

export const editionView = ({ number, state, form, history, found }: Edition) => ({
  number,
  state,
  title: form.title,
  history: history.map(stepView),
  ...(found && { found }),
});

const stepView = ({ at, by, action, note }: EditionStep) => ({
  at: time(at),
  by: by.name,
  action,
  ...(note !== undefined && { note }),
});

/** As people read it on `today`, facts filled in; what cannot be filled stands as it was written. */
export function shownView(form: Pick<ArticleForm, 'answer' | 'sections'>, { facts }: Content, today: string) {
  const filled = (text: string) => fillFacts(text, facts, today) ?? text;
  return {
    answer: filled(form.answer),
    sections: form.sections.map(({ heading, body }) => ({ heading, body: filled(body) })),
  };
}

/** The article that answers now. */
export function currentView(article: Article, content: Content, today: string, edition: Edition | undefined) {
  const form = formOf(article);
  return {
    form,
    shown: shownView(form, content, today),
    status: article.status,
    from: edition ? ('edition' as const) : ('file' as const),
    number: edition?.number ?? 0,
    facts: article.facts.flatMap((id) => {
      const fact = content.facts.get(id);
      if (!fact) return [];
      const { status, review_by: reviewBy, sources } = fact;
      const text = shownForm(fact, today) ?? fact.text;
      return [
        { id, text, status, reviewBy, sources: sources.map(({ document }) => document), overdue: today > reviewBy },
      ];
    }),
  };
}
