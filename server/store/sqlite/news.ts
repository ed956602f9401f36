import { randomUUID } from 'node:crypto';
import type { LiveNews, NewsStore } from '../contract/news';
import { type Database, number, text } from './database';

/** How often it is looked whether another process has written. The look itself costs a few microseconds. */
const LOOK_MS = 50;
/** Rows that stay for readers that are behind. */
const KEPT = 1_000;

/** News between processes on one file: each looks whether the file was changed by another, and only then into the table. */
export class SqliteNews implements NewsStore {
  readonly #teller = randomUUID();

  constructor(private readonly db: Database) {}

  async tell(news: readonly LiveNews[]): Promise<void> {
    await this.db.note(() => {
      this.db.run('INSERT INTO news (teller, news) VALUES (?, ?)', this.#teller, JSON.stringify(news));
      this.db.run('DELETE FROM news WHERE seq <= (SELECT max(seq) FROM news) - ?', KEPT);
    });
  }

  listen(hear: (news: readonly LiveNews[]) => void): Promise<() => Promise<void>> {
    let place = number(this.db.get('SELECT coalesce(max(seq), 0) AS seq FROM news')?.seq);
    let version = this.#version();
    const look = () => {
      const now = this.#version();
      if (now === version) return;
      version = now;
      for (const row of this.db.all('SELECT seq, teller, news FROM news WHERE seq > ? ORDER BY seq', place)) {
        place = number(row.seq);
        if (text(row.teller) !== this.#teller) hear(JSON.parse(text(row.news)) as LiveNews[]);
      }
    };
    const timer = setInterval(look, LOOK_MS);
    timer.unref();
    const stop = () => {
      clearInterval(timer);
      return Promise.resolve();
    };
    return Promise.resolve(stop);
  }

  /** Changes whenever another connection has written to the file. */
  #version(): number {
    return number(this.db.get('PRAGMA data_version')?.data_version);
  }
}
