import type { Ask } from './call';
import type { Page } from './types';

export type EditionState = 'draft' | 'review' | 'published' | 'dropped';

/** An article as an editor fills it in. */
export interface ArticleForm {
  intents: string[];
  title: string;
  button: string;
  questions: string[];
  countries: string[];
  laws: string[];
  merged_provinces?: boolean;
  audience: string[];
  facts: string[];
  sources: { document: string; article?: string; rows: string[] }[];
  valid_from?: string;
  valid_until?: string;
  checked_on: string;
  check_by: string;
  next: string[];
  answer: string;
  sections: { heading: string; body: string; questions: string[] }[];
}

/** An edition that is being written. */
export interface OpenEdition {
  number: number;
  state: EditionState;
  version: number;
  writers: string[];
  /** Have I written in it? Then somebody else must approve it. */
  mine: boolean;
}

export interface ListedArticle {
  id: string;
  group: string;
  title: string;
  intents: string[];
  checkedOn: string;
  checkBy: string;
  /** How often it was given, and did not help, in 30 days. */
  given: number;
  missed: number;
  open?: OpenEdition;
}

export interface ArticleList {
  items: ListedArticle[];
  /** Drafts of articles that do not exist yet. */
  drafts: { id: string; title: string; open: OpenEdition }[];
  groups: string[];
}

/** As people read it, facts filled in. */
export interface ShownArticle {
  answer: string;
  sections: { heading: string; body: string }[];
}

export interface EditionStep {
  at: string;
  by: string;
  action: string;
  note?: string;
}

export interface ArticleFact {
  id: string;
  text: string;
  status: string;
  reviewBy: string;
  sources: string[];
  overdue: boolean;
}

export interface Draft extends OpenEdition {
  form: ArticleForm;
  shown: ShownArticle;
  /** What is wrong in it so far. */
  problems: string[];
  history: EditionStep[];
}

export interface ArticleDetail {
  id: string;
  group: string;
  current?: {
    form: ArticleForm;
    shown: ShownArticle;
    status: string;
    from: 'file' | 'edition';
    number: number;
    facts: ArticleFact[];
  };
  draft?: Draft;
  /** With what is wrong in one that was put back, once it has been checked. */
  editions: { number: number; state: EditionState; title: string; history: EditionStep[]; found?: string[] }[];
  overruled: boolean;
}

/** Questions that ask much the same. */
export interface QuestionGroup {
  text: string;
  intent: string;
  count: number;
  lastSeen: string;
  wordings: { key: string; text: string; count: number }[];
}

/** Every question of every article is asked before something is published. */
const CHECK_MS = 180_000;

const place = (id: string, act = '') => `/api/content/articles/${encodeURIComponent(id)}${act}`;

/** Articles and the questions that had no answer, for editors. */
export const contentCalls = (ask: Ask) => {
  const post = (path: string, body: object, patienceMs?: number) =>
    ask<ArticleDetail>({ method: 'POST', path, body, ...(patienceMs && { patienceMs }) });
  return {
    articles: (signal?: AbortSignal) => ask<ArticleList>({ method: 'GET', path: '/api/content/articles', signal }),
    article: (id: string, signal?: AbortSignal) => ask<ArticleDetail>({ method: 'GET', path: place(id), signal }),
    knownFacts: async (signal?: AbortSignal) =>
      (await ask<Page<{ id: string; text: string }>>({ method: 'GET', path: '/api/content/facts', signal })).items,
    createArticle: (id: string, group: string, form: ArticleForm) => post('/api/content/articles', { id, group, form }),
    beginDraft: (id: string) => post(place(id, '/draft'), {}),
    saveDraft: (id: string, version: number, form: ArticleForm) =>
      ask<ArticleDetail>({ method: 'PATCH', path: place(id, '/draft'), body: { version, form } }),
    submitDraft: (id: string, version: number) => post(place(id, '/submit'), { version }, CHECK_MS),
    returnDraft: (id: string, version: number, note: string) => post(place(id, '/return'), { version, note }),
    approveDraft: (id: string, version: number) => post(place(id, '/approve'), { version }, CHECK_MS),
    dropDraft: (id: string, version: number) => post(place(id, '/drop'), { version }),
    restoreEdition: (id: string, number: number) => post(place(id, '/restore'), { number }, CHECK_MS),
    unanswered: async (signal?: AbortSignal) =>
      (await ask<Page<QuestionGroup>>({ method: 'GET', path: '/api/content/unanswered', signal })).items,
    settleQuestions: (keys: string[]) => post('/api/content/unanswered/settle', { keys }),
  };
};
