import { checkContent } from '../../knowledge/check';
import { type Content, loadContent } from '../../knowledge/loader';
import { ContentError } from '../../knowledge/yaml-file';
import type { Edition } from './edition';
import { withEditions } from './overlay';

/** The content in use: that of the files, with the published editions over it. What cannot be answered from is refused. */
export class KnownContent {
  readonly #folder: string;
  readonly #today: () => string;
  #files: Content;
  #content: Content;
  #editions: readonly Edition[] = [];

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

  /** Takes up the files as they now are; raises, and changes nothing, when a reply could not be given from them. */
  readFiles(): void {
    const files = loadContent(this.#folder);
    this.#content = this.#whole(files, this.#editions);
    this.#files = files;
  }

  /** Takes up what was published; raises, and changes nothing, when a reply could not be given from it. */
  take(editions: readonly Edition[]): void {
    this.#content = this.#whole(this.#files, editions);
    this.#editions = editions;
  }

  #whole(files: Content, editions: readonly Edition[]): Content {
    const content = withEditions(files, editions);
    const broken = checkContent(content, this.#today()).filter(({ breaks }) => breaks);
    if (broken.length) throw new ContentError(broken.map(({ text }) => text).join('\n'));
    return content;
  }
}
