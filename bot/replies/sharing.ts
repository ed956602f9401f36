import type { Article, Intent } from '../../knowledge/schema';
import type { Library } from './library';
import type { Choice, Reply } from './reply';

/** Articles on these are opened by people who may be in danger themselves. */
const ABOUT_DANGER: readonly Intent[] = ['self_in_danger', 'other_in_danger'];

/** Whether whoever opens an article may be in danger. */
export const isAboutDanger = ({ intents }: Pick<Article, 'intents'>): boolean =>
  intents.some((intent) => ABOUT_DANGER.includes(intent));

/** Passes articles on. */
export class Sharing {
  /** `pageOf`: the address of an article's page, whose picture is that and `.png`; absent where there are no pages. */
  constructor(
    private readonly library: Library,
    private readonly pageOf: ((articleId: string) => string) | undefined,
  ) {}

  /** How to pass it on, last among the choices. What somebody in danger reads is not for that. */
  choices(article: Article): Choice[] {
    if (!this.pageOf || article.group === 'conversation' || isAboutDanger(article)) return [];
    return [this.library.choice('button_share', { name: 'share', id: article.id })];
  }

  /** A short text with the number, the address of the page, and the card; undefined where nothing is to be passed on. */
  reply(id: string): Reply | undefined {
    const article = this.library.byId(id);
    if (!article || !this.pageOf || !this.choices(article).length) return undefined;
    const url = this.pageOf(id);
    return { text: this.library.phrase('share', { title: article.title, url }), choices: [], picture: `${url}.png` };
  }
}
