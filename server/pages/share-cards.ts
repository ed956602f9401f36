import type { Library } from '../../bot/replies/library';
import { type ReadArticle, isPublic, readArticle } from './articles';
import { drawShareCard } from './share-card';

/** An article for everybody to read, with the addresses of its page and of its picture. */
export interface SharedArticle {
  article: ReadArticle;
  page: string;
  picture: string;
  /** The picture itself. */
  png: () => Buffer;
}

/** The articles that may be passed on; a picture is drawn once for each text. */
export class ShareCards {
  readonly #drawn = new Map<string, { text: string; png: Buffer }>();

  constructor(
    private readonly library: Library,
    private readonly publicUrl: string,
  ) {}

  /** Undefined when there is no such article, or none for reading. */
  of(id: string): SharedArticle | undefined {
    const article = readArticle(this.library, id);
    if (!article) return undefined;
    const page = `${this.publicUrl}/bai/${id}`;
    return { article, page, picture: `${page}.png`, png: () => this.#draw(article) };
  }

  /** The articles that have one; with a question, those that answer it, the best first. */
  list(question: string): { id: string; title: string }[] {
    const found = question ? this.library.search(question) : this.library.articles();
    return found.filter(isPublic).map(({ id, title }) => ({ id, title }));
  }

  #draw({ id, title, answer }: ReadArticle): Buffer {
    const text = `${title}\n${answer}`;
    const known = this.#drawn.get(id);
    if (known?.text === text) return known.png;
    const png = drawShareCard({ title, text: answer });
    this.#drawn.set(id, { text, png });
    return png;
  }
}
