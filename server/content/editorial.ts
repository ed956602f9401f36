import { readFileSync } from 'node:fs';
import { type ArticleForm, emptyArticle, formOf, writeArticle } from '../../knowledge/article-form';
import type { Problem } from '../../knowledge/checks/problem';
import { factsIn } from '../../knowledge/facts';
import type { Content } from '../../knowledge/loader';
import { ContentError } from '../../knowledge/yaml-file';
import type { Article } from '../../knowledge/schema';
import type { EditionStore } from '../store/contract/editions';
import type { Edition, EditionStep, Writer } from './edition';
import type { FullCheck } from './full-check';
import { breakingIn } from './known-content';
import { articleOf, fingerprint, rules } from './overlay';
import { problemsInForm } from './form-problems';
import { type EditionAct, nextState } from './edition-state';
import { EDITION } from './texts';

/** Why something cannot be done with an edition; `problems` are what is wrong in it, in Vietnamese. */
export class EditorialRefused extends Error {
  readonly code = 'EDITORIAL_REFUSED';
  constructor(
    readonly reason: 'unknown' | 'taken' | 'state' | 'stale' | 'own' | 'faulty',
    readonly problems: readonly Problem[] = [],
  ) {
    super(`the edition refuses: ${reason}`);
  }
}

export interface EditorialPorts {
  store: EditionStore;
  /** The content as it answers now, and as the files alone have it. */
  content: () => Content;
  files: () => Content;
  check: FullCheck;
  /** Takes up what was published. */
  publish: () => Promise<void>;
  /** Is given what goes on when the editor has an answer already. */
  afterwards: (work: Promise<void>) => void;
  /** ISO date. */
  today: () => string;
  now: () => number;
}

/** How articles are written in the console: by one, approved by another, in use at once, and back again when need be. */
export class Editorial {
  readonly #ports: EditorialPorts;

  constructor(ports: EditorialPorts) {
    this.#ports = ports;
  }

  /** Begins to write on an article; gives the draft that is open already when there is one. */
  async begin(articleId: string, by: Writer): Promise<Edition> {
    const article = this.#ports.content().articles.get(articleId);
    const editions = await this.#ports.store.of(articleId);
    const open = editions.find(isOpen);
    if (open) return open;
    if (!article) throw new EditorialRefused('unknown');
    return this.#add(this.#from(article, editions, formOf(article), by));
  }

  /** Begins a new article; raises when there is one of that id. */
  async create(articleId: string, group: string, form: ArticleForm, by: Writer): Promise<Edition> {
    const isKnown =
      this.#ports.content().articles.has(articleId) || (await this.#ports.store.of(articleId)).some(isOpen);
    if (isKnown) throw new EditorialRefused('taken');
    const editions = await this.#ports.store.of(articleId);
    const base = emptyArticle(articleId);
    return this.#add(
      this.#fresh({ articleId, group, base, form: withFacts(form), replaces: [] }, editions, by, 'begun'),
    );
  }

  /** Saves what was written; whoever saves is a writer of it from now on. */
  save(articleId: string, version: number, form: ArticleForm, by: Writer): Promise<Edition> {
    return this.#change(articleId, version, { type: 'save' }, by, (edition) => ({
      ...edition,
      form: withFacts(form),
      writers: [...edition.writers.filter(({ id }) => id !== by.id), by],
    }));
  }

  /** Lays the draft before a second person; raises when something is wrong in it. */
  async submit(articleId: string, version: number, by: Writer): Promise<Edition> {
    const edition = await this.#open(articleId);
    if (edition.version !== version) throw new EditorialRefused('stale');
    await this.#checked(edition);
    return this.#change(articleId, version, { type: 'submit' }, by);
  }

  /** Gives it back to its writers with a word why. */
  giveBack(articleId: string, version: number, note: string, by: Writer): Promise<Edition> {
    return this.#change(articleId, version, { type: 'return', note }, by);
  }

  drop(articleId: string, version: number, by: Writer): Promise<Edition> {
    return this.#change(articleId, version, { type: 'drop' }, by);
  }

  /** Publishes it; only by somebody who has written nothing of it. */
  async approve(articleId: string, version: number, by: Writer): Promise<Edition> {
    const edition = await this.#open(articleId);
    if (edition.writers.some(({ id }) => id === by.id)) throw new EditorialRefused('own');
    if (!nextState(edition.state, 'approve')) throw new EditorialRefused('state');
    if (edition.version !== version) throw new EditorialRefused('stale');
    const text = await this.#checked(edition);
    const release = (await this.#ports.store.lastRelease()) + 1;
    const done = await this.#change(articleId, version, { type: 'approve' }, by, (one) => ({ ...one, text, release }));
    await this.#ports.publish();
    return done;
  }

  /**
   * Puts an earlier edition, or with 0 the file, in use again. Two people have agreed on it before, so one may. A wrong
   * number must be gone at once, so it is refused only where no reply could be given from it; what else is wrong in it is
   * looked for afterwards and stands with the edition.
   */
  async restore(articleId: string, number: number, by: Writer): Promise<Edition> {
    const editions = await this.#ports.store.of(articleId);
    const current = this.#ports.content().articles.get(articleId);
    const earlier = this.#earlier(articleId, number, editions);
    if (!current || !earlier) throw new EditorialRefused('unknown');
    const article = this.#usable(current, earlier);
    const release = (await this.#ports.store.lastRelease()) + 1;
    const base = { ...this.#from(current, editions, formOf(article), by, 'restored', String(number)), writers: [] };
    const restored = await this.#add({ ...base, state: 'published', text: earlier, release });
    await this.#ports.publish();
    this.#ports.afterwards(this.#lookOver(restored, earlier));
    return restored;
  }

  /** What is in use of an article, and the text of its file. */
  textOf(article: Article, editions: readonly Edition[]): string {
    const last = editions.find(({ release }) => release !== undefined);
    const isInUse = last && rules(last, this.#ports.files());
    return isInUse ? (last.text ?? '') : readFileSync(article.file, 'utf8');
  }

  /** An earlier text as an article; raises when it cannot be read, or when it would break what answers now. */
  #usable({ id: articleId, group }: Article, text: string): Article {
    const { content, today } = this.#ports;
    const article = readOrRefuse(() => articleOf({ articleId, group }, text));
    const articles = new Map([...content().articles, [articleId, article]]);
    const breaking = breakingIn({ ...content(), articles }, today());
    if (breaking.length) throw new EditorialRefused('faulty', breaking);
    return article;
  }

  async #lookOver(restored: Edition, text: string): Promise<void> {
    const found = await this.#problems(restored.articleId, restored.group, text);
    const words = found.map(({ article = restored.articleId, vi }) =>
      article === restored.articleId ? vi : `${article}: ${vi}`,
    );
    await this.#ports.store.replace({ ...restored, found: [...new Set(words)], version: restored.version + 1 });
  }

  #earlier(articleId: string, number: number, editions: readonly Edition[]): string | undefined {
    const file = this.#ports.files().articles.get(articleId)?.file;
    if (number === 0) return file === undefined ? undefined : readFileSync(file, 'utf8');
    return editions.find((one) => one.number === number && one.state === 'published')?.text;
  }

  #from(
    article: Article,
    editions: readonly Edition[],
    form: ArticleForm,
    by: Writer,
    action: 'begun' | 'restored' = 'begun',
    note?: string,
  ): Edition {
    const last = editions.find(({ release }) => release !== undefined);
    const replaces = [...new Set([...(last?.replaces ?? []), fingerprint(article)])];
    const base = this.textOf(article, editions);
    const { id: articleId, group } = article;
    return this.#fresh({ articleId, group, base, form, replaces }, editions, by, action, note);
  }

  #fresh(
    begun: Pick<Edition, 'articleId' | 'group' | 'base' | 'form' | 'replaces'>,
    [last]: readonly Edition[],
    by: Writer,
    action: EditionStep['action'],
    note?: string,
  ): Edition {
    const at = this.#ports.now();
    return {
      ...begun,
      number: (last?.number ?? 0) + 1,
      state: 'draft',
      writers: [by],
      history: [{ at, by, action, ...(note !== undefined && { note }) }],
      changedAt: at,
      version: 1,
    };
  }

  async #add(edition: Edition): Promise<Edition> {
    if (!(await this.#ports.store.insert(edition))) throw new EditorialRefused('stale');
    return edition;
  }

  async #open(articleId: string): Promise<Edition> {
    const open = (await this.#ports.store.of(articleId)).find(isOpen);
    if (!open) throw new EditorialRefused('state');
    return open;
  }

  async #change(
    articleId: string,
    version: number,
    act: EditionAct,
    by: Writer,
    change: (edition: Edition) => Edition = (same) => same,
  ): Promise<Edition> {
    const edition = await this.#open(articleId);
    if (edition.version !== version) throw new EditorialRefused('stale');
    const next = nextState(edition.state, act.type);
    if (!next) throw new EditorialRefused('state');
    const at = this.#ports.now();
    const step: EditionStep = { at, by, action: next.action, ...(act.note !== undefined && { note: act.note }) };
    const history = withStep(edition.history, step);
    const changed = { ...change(edition), state: next.state, history, changedAt: at, version: version + 1 };
    if (!(await this.#ports.store.replace(changed))) throw new EditorialRefused('stale');
    return changed;
  }

  /** The text as it would be published; raises when something is wrong in it. */
  async #checked(edition: Edition): Promise<string> {
    const { articleId, group, base, form } = edition;
    const unfinished = problemsInForm(form);
    if (unfinished.length) throw new EditorialRefused('faulty', unfinished);
    const text = writeArticle(base, form, 'approved');
    const problems = await this.#problems(articleId, group, text);
    if (problems.length) throw new EditorialRefused('faulty', problems);
    return text;
  }

  async #problems(articleId: string, group: string, text: string): Promise<Problem[]> {
    const { store, check, today } = this.#ports;
    return check({ draft: { articleId, group }, text, published: await store.published(), today: today() });
  }
}

/** What was written long ago may no longer have the form that articles have today. */
function readOrRefuse(read: () => Article): Article {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new EditorialRefused('faulty', [{ text: error.message, vi: EDITION.unreadable, breaks: true }]);
  }
}

/** The facts that a text refers to are among its facts, so that nobody has to name them twice. */
function withFacts(form: ArticleForm): ArticleForm {
  const texts = [form.answer, ...form.sections.map(({ body }) => body)];
  return { ...form, facts: [...new Set([...form.facts, ...texts.flatMap(factsIn)])] };
}

const isOpen = ({ state }: Edition): boolean => state === 'draft' || state === 'review';

/** Somebody who saves again and again leaves one line. */
function withStep(history: readonly EditionStep[], step: EditionStep): EditionStep[] {
  const last = history.at(-1);
  const isAgain = step.action === 'saved' && last?.action === 'saved' && last.by.id === step.by.id;
  return [...(isAgain ? history.slice(0, -1) : history), step];
}
