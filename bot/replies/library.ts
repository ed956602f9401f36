import { fillFacts } from '../../knowledge/facts';
import type { Content } from '../../knowledge/loader';
import type { Article, Intent } from '../../knowledge/schema';
import type { Abbreviations } from '../language/tokens';
import { type Features, type Rarity, features } from '../understanding/features';
import { commandValue } from './commands';
import type { Choice, Reply } from './reply';

/** An article that is hardly like the question is not taken instead of the intent's default one. */
const ALIKE_ENOUGH = 0.28;

interface Indexed {
  article: Article;
  questions: Features[];
}

/** Finds articles and turns them into replies, with facts as they stand today. */
export class Library {
  readonly #content: Content;
  readonly #featuresOf: (text: string) => Features;
  readonly #byIntent = new Map<Intent, Indexed[]>();
  readonly #today: () => string;

  /** `today` gives the ISO date on which facts are shown or hedged. */
  constructor(content: Content, language: { abbreviations: Abbreviations; rarity: Rarity }, today: () => string) {
    this.#content = content;
    this.#featuresOf = (text) => features(text, language.abbreviations, language.rarity);
    this.#today = today;
    for (const article of content.articles.values()) this.#index(article);
  }

  /** The article of an intent that fits the question best; its default one when none fits well. */
  find(intent: Intent, question: string): Article | undefined {
    const choices = this.#byIntent.get(intent) ?? [];
    const asked = this.#featuresOf(question);
    const scored = choices.map(({ article, questions }) => ({
      article,
      score: Math.max(0, ...questions.map((known) => cosine(known, asked))),
    }));
    const best = scored.reduce<(typeof scored)[number] | undefined>(
      (a, b) => (a && a.score >= b.score ? a : b),
      undefined,
    );
    if (best && best.score >= ALIKE_ENOUGH) return best.article;
    return this.defaultOf(intent) ?? best?.article;
  }

  defaultOf(intent: Intent): Article | undefined {
    return (this.#byIntent.get(intent) ?? []).find(({ article }) => article.default && article.intents[0] === intent)
      ?.article;
  }

  byId(id: string): Article | undefined {
    return this.#content.articles.get(id);
  }

  /** The first answer, with its sections, its source and what may come next as choices. */
  answer(article: Article): Reply {
    return { text: this.#fill(article.answer), choices: this.#choices(article) };
  }

  /** Section `n` (from 0), or undefined when there is none. */
  section(article: Article, n: number): Reply | undefined {
    const part = article.sections[n];
    if (!part) return undefined;
    return { text: `${part.heading}\n${this.#fill(part.body)}`, choices: this.#choices(article, n) };
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
  phrase(name: string, slots: Record<string, string> = {}): string {
    const text = this.#content.phrases[name];
    if (text === undefined) throw new Error(`there is no phrase "${name}"`);
    return this.#fill(text)
      .replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot] ?? '')
      .trim();
  }

  /** The phone numbers of a country as they may be shown today, in the order of the register. */
  contacts(factIds: readonly string[]): string[] {
    return factIds.flatMap((id) => fillFacts(`{{${id}}}`, this.#content.facts, this.#today()) ?? []);
  }

  choice(phrase: string, command: Parameters<typeof commandValue>[0]): Choice {
    return { title: this.phrase(phrase), value: commandValue(command) };
  }

  #choices(article: Article, without?: number): Choice[] {
    const sections = article.sections.map((part, n) => ({
      title: part.heading,
      value: commandValue({ name: 'section', id: article.id, n }),
    }));
    const next = article.next.flatMap((id) => {
      const other = this.byId(id);
      return other ? [{ title: other.button, value: commandValue({ name: 'article', id }) }] : [];
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

  #index(article: Article): void {
    const indexed = { article, questions: [article.title, ...article.questions].map(this.#featuresOf) };
    for (const intent of article.intents) this.#byIntent.set(intent, [...(this.#byIntent.get(intent) ?? []), indexed]);
  }

  /** Content is checked at build and start, so a text always has a form that may be shown. */
  #fill(text: string): string {
    const filled = fillFacts(text, this.#content.facts, this.#today());
    if (filled === undefined) throw new Error('a text refers to a fact that may not be shown');
    return filled;
  }
}

const vietnameseDate = (iso: string) => iso.split('-').map(Number).reverse().join('/');

function cosine(a: Features, b: Features): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.places.length && j < b.places.length;) {
    const difference = (a.places[i] ?? 0) - (b.places[j] ?? 0);
    if (difference === 0) sum += (a.weights[i++] ?? 0) * (b.weights[j++] ?? 0);
    else if (difference < 0) i += 1;
    else j += 1;
  }
  return sum;
}
