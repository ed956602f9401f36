import { fillFacts } from '../../knowledge/facts';
import type { Course } from '../../knowledge/courses';
import type { Content } from '../../knowledge/loader';
import type { Article, Intent } from '../../knowledge/schema';
import type { Steps } from '../steps';
import type { Analyse } from '../understanding/analysis';
import { commandValue } from './commands';
import { ArticleFinder, type Found } from './finding/article-finder';
import type { Before } from './finding/before';
import { type Place, entriesIn } from './finding/entries';
import { type BuiltIndexes, type Learn, indexesOf, indexing } from './finding/indexes';
import type { Named } from './finding/named';
import type { Wanted } from './finding/weighing';
import type { Choice, Reply } from './reply';

/** What `{slot}` places of a text are filled with. */
type Slots = Readonly<Record<string, string>>;

/** Finds articles and turns them into replies, with facts as they stand today. */
export class Library {
  readonly #analyse: Analyse;
  #content: Content;
  #finder: ArticleFinder;
  readonly #today: () => string;
  readonly #learn: Learn | undefined;

  /** `analyse` is the reader's, by which questions are compared; `today` gives the ISO date on which facts are shown or hedged; `built` is the index of the articles, when there is one. */
  constructor(content: Content, analyse: Analyse, today: () => string, built?: BuiltIndexes) {
    this.#analyse = analyse;
    this.#content = content;
    this.#finder = new ArticleFinder(content, analyse, indexesOf(entriesIn(content), analyse, built));
    this.#learn = built?.learn;
    this.#today = today;
  }

  /** Answers from other content when all steps are done, until then from the present one. */
  *replacing(content: Content): Steps<void> {
    const indexes = yield* indexing(entriesIn(content), this.#analyse, this.#learn);
    this.#finder = new ArticleFinder(content, this.#analyse, indexes);
    this.#content = content;
  }

  /** The article or section that answers a question best, or the intent's default article. */
  find(wanted: Wanted, question: string, before?: Before): Found | undefined {
    return this.#finder.find(wanted, question, before);
  }

  /** What was found, as a reply: the section that is asked for, or the first answer. */
  reply({ article, section, named }: Pick<Found, 'article' | 'section' | 'named'>): Reply {
    const slots = this.#slotsOf(named);
    const part = section === undefined ? undefined : this.section(article, section, slots);
    if (!part) return this.answer(article, slots);
    return { text: part.text, choices: [this.choiceOf({ article }), ...part.choices] };
  }

  defaultOf(intent: Intent): Article | undefined {
    return this.#finder.defaultOf(intent);
  }

  /** All articles, in the order of their files. */
  articles(): Article[] {
    return [...this.#content.articles.values()];
  }

  /** Articles that have something to do with a few words, the best first. */
  search(words: string): Article[] {
    return this.#finder.search(words);
  }

  byId(id: string): Article | undefined {
    return this.#content.articles.get(id);
  }

  course(id: string): Course | undefined {
    return this.#content.courses.get(id);
  }

  courses(): Course[] {
    return [...this.#content.courses.values()];
  }

  /** The course that a class takes: its code begins with the course's letter. */
  courseOfClass(code: string): Course | undefined {
    return this.courses().find(({ letter }) => code.toUpperCase().startsWith(letter));
  }

  courseChoices(): Choice[] {
    return this.courses().map(({ id, button }) => ({ title: button, value: commandValue({ name: 'course', id }) }));
  }

  /** The first answer, with its sections, its source and what may come next as choices. */
  answer(article: Article, slots: Slots = {}): Reply {
    return { text: this.#fillAll(article.answer, slots), choices: this.#choices(article) };
  }

  /** Section `n` (from 0), or undefined when there is none. */
  section(article: Article, n: number, slots: Slots = {}): Reply | undefined {
    const part = article.sections[n];
    if (!part) return undefined;
    return { text: `${part.heading}\n${this.#fillAll(part.body, slots)}`, choices: this.#choices(article, n) };
  }

  /** Where the article comes from and when it was checked. */
  sources(article: Article): Reply {
    const named = article.sources.map((source) =>
      source.article ? `${source.document}, ${source.article}` : source.document,
    );
    const ofFacts = article.facts.flatMap(
      (id) => this.#content.facts.get(id)?.sources.map(({ document }) => document) ?? [],
    );
    const further = ofFacts.filter(
      (document) => !article.sources.some((source) => document.startsWith(source.document)),
    );
    const lines = [...new Set([...named, ...further])].map((line) => `- ${line}`).join('\n');
    const text = this.phrase('sources', { title: article.title, lines, checked: vietnameseDate(article.checked_on) });
    return { text, choices: this.#choices(article).filter(({ value }) => !value.startsWith('#source')) };
  }

  /** A text of the bot's own, with `{slot}` places filled; raises when there is no such text. */
  phrase(name: string, slots: Slots = {}): string {
    const text = this.#content.phrases[name];
    if (text === undefined) throw new Error(`there is no phrase "${name}"`);
    return fillSlots(this.filled(text), slots).trim();
  }

  /** The phone numbers of a country as they may be shown today, each with what it is, in the order of the register. */
  contacts(factIds: readonly string[]): string[] {
    return factIds.flatMap((id) => {
      const number = fillFacts(`{{${id}}}`, this.#content.facts, this.#today());
      const label = this.#content.facts.get(id)?.label;
      return number === undefined ? [] : [label === undefined ? number : `${number} – ${label}`];
    });
  }

  choice(phrase: string, command: Parameters<typeof commandValue>[0]): Choice {
    return { title: this.phrase(phrase), value: commandValue(command) };
  }

  /** What opens an article, or a section of it. */
  choiceOf({ article, section }: Place): Choice {
    const { id, button } = article;
    const heading = section === undefined ? undefined : article.sections[section]?.heading;
    return section === undefined || heading === undefined
      ? { title: button, value: commandValue({ name: 'article', id }) }
      : { title: heading, value: commandValue({ name: 'section', id, n: section }) };
  }

  /** What stands there, in a line of text. */
  lineOf({ article, section }: Place): string {
    const heading = section === undefined ? undefined : article.sections[section]?.heading;
    return heading === undefined
      ? this.phrase('line_article', { title: article.title })
      : this.phrase('line_section', { title: article.button, heading });
  }

  #choices(article: Article, without?: number): Choice[] {
    const sections = article.sections.map((_, section) => this.choiceOf({ article, section }));
    const next = article.next.flatMap((id) => {
      const other = this.byId(id);
      return other ? [this.choiceOf({ article: other })] : [];
    });
    const source =
      article.sources.length || article.facts.length
        ? [this.choice('button_sources', { name: 'source', id: article.id })]
        : [];
    const staff = this.choice('button_staff', { name: 'staff' });
    // The person comes before the fifth place: Zalo shows five buttons.
    const all = [...sections.filter((_, n) => n !== without).slice(0, 4), staff, ...source, ...next];
    return all.filter(({ title }, n) => all.findIndex((other) => other.title === title) === n);
  }

  #slotsOf({ countries, provinces }: Named): Slots {
    const names = this.#content.countries.filter(({ id }) => countries.includes(id)).map(({ name }) => name);
    const merged = provinces.map(({ name, former }) =>
      former ? this.phrase('slot_former_province', { name, former }) : '',
    );
    return { country: names.join(', '), province: merged.filter(Boolean).join(' ') };
  }

  /** Facts, and what the question named; where it named nothing, the words that stand for it. */
  #fillAll(text: string, { country, province }: Slots): string {
    const named = { country: country || this.phrase('slot_country'), province: province ?? '' };
    return fillSlots(this.filled(text), named).replace(/ {2,}/g, ' ');
  }

  /** A text with its facts as they stand today. Content is checked at build and start, so there is always a form that may be shown. */
  filled(text: string): string {
    const filled = fillFacts(text, this.#content.facts, this.#today());
    if (filled === undefined) throw new Error('a text refers to a fact that may not be shown');
    return filled;
  }
}

const fillSlots = (text: string, slots: Slots) => text.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '');

const vietnameseDate = (iso: string) => iso.split('-').map(Number).reverse().join('/');
