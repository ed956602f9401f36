import { checkContent } from '../../knowledge/check';
import type { Problem } from '../../knowledge/checks/problem';
import { type Content, loadContent } from '../../knowledge/loader';
import { ContentError } from '../../knowledge/yaml-file';
import type { Edition } from './edition';
import { withEditions } from './overlay';

/** Brings a content into use; resolves when it answers, and changes nothing when it rejects. */
export type Use = (content: Content) => Promise<void>;

/** What would keep a content from being answered from on `today` (ISO date). */
export const breakingIn = (content: Content, today: string): Problem[] =>
  checkContent(content, today).filter(({ breaks }) => breaks);

/** The content in use: that of the files, with the published editions over it. What cannot be answered from is refused. */
export class KnownContent {
  readonly #folder: string;
  readonly #today: () => string;
  #files: Content;
  #content: Content;
  #editions: readonly Edition[] = [];
  #changing = Promise.resolve();

  /** Reads the knowledge folder; raises {@link ContentError}. */
  constructor(folder: string, today: () => string) {
    this.#folder = folder;
    this.#today = today;
    this.#files = loadContent(folder);
    this.#content = this.#whole(this.#files, []);
  }

  /** As it answers now. */
  readonly content = (): Content => this.#content;
  /** As the files alone have it. */
  readonly files = (): Content => this.#files;

  /** Takes up the files as they now are; rejects, and changes nothing, when a reply could not be given from them. */
  readFiles(use: Use): Promise<void> {
    return this.#inTurn(() => this.#change(loadContent(this.#folder), this.#editions, use));
  }

  /** Takes up what was published; rejects, and changes nothing, when a reply could not be given from it. */
  take(editions: readonly Edition[], use: Use): Promise<void> {
    return this.#inTurn(() => this.#change(this.#files, editions, use));
  }

  /** Changes wait for each other; one that was refused keeps no later one away. */
  #inTurn(change: () => Promise<void>): Promise<void> {
    this.#changing = this.#changing.catch(() => undefined).then(change);
    return this.#changing;
  }

  async #change(files: Content, editions: readonly Edition[], use: Use): Promise<void> {
    const content = this.#whole(files, editions);
    await use(content);
    this.#files = files;
    this.#editions = editions;
    this.#content = content;
  }

  #whole(files: Content, editions: readonly Edition[]): Content {
    const content = withEditions(files, editions);
    const broken = breakingIn(content, this.#today());
    if (broken.length) throw new ContentError(broken.map(({ text }) => text).join('\n'));
    return content;
  }
}
