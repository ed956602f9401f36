import type { Library } from '../../bot/replies/library';
import type { Content } from '../../knowledge/loader';
import { todayInVietnam } from '../../bot/vietnam-time';
import { type KitFile, makeKit } from './kit';
import { findProvince } from './province';

interface Parts {
  /** As it answers now. */
  content: () => Pick<Content, 'kit' | 'provinces'>;
  library: Library;
  url: string;
  now: () => number;
}

/** Makes kits when they are asked for, and keeps the last one until content or day change: whoever opens one takes several files. */
export class KitShelf {
  #last: { content: unknown; key: string; files: Promise<KitFile[]> } | undefined;

  constructor(private readonly parts: Parts) {}

  /** The kit of a province by any name of it; undefined when there is none of that name. */
  async of(typed: string): Promise<{ province: string; files: KitFile[] } | undefined> {
    const { library, url, now } = this.parts;
    const content = this.parts.content();
    const found = findProvince(content.provinces, typed);
    if (!found) return undefined;
    const key = `${found.name}/${todayInVietnam(now())}`;
    if (this.#last?.content !== content || this.#last.key !== key) {
      const asked = { province: found.name, url, at: new Date(now()) };
      this.#last = { content, key, files: makeKit({ kit: content.kit, library }, asked) };
    }
    return { province: found.name, files: await this.#last.files };
  }
}
