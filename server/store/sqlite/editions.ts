import type { Edition } from '../../content/edition';
import type { Vault } from '../encryption';
import type { EditionStore } from '../contract/editions';
import { type Database, type Row, bytes, number, text } from './database';

/** Editions of articles in SQLite. */
export class SqliteEditions implements EditionStore {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  async insert(edition: Edition): Promise<boolean> {
    const { articleId, number: n, state, release, version } = edition;
    const added = await this.db.write(() =>
      this.db.run(
        `INSERT INTO editions (article_id, number, state, release, version, sealed) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO NOTHING`,
        articleId,
        n,
        state,
        release ?? null,
        version,
        this.#seal(edition),
      ),
    );
    return added === 1;
  }

  async replace(next: Edition): Promise<boolean> {
    const { articleId, number: n, state, release, version } = next;
    const changed = await this.db.write(() =>
      this.db.run(
        `UPDATE OR IGNORE editions SET state = ?, release = ?, version = ?, sealed = ?
         WHERE article_id = ? AND number = ? AND version = ?`,
        state,
        release ?? null,
        version,
        this.#seal(next),
        articleId,
        n,
        version - 1,
      ),
    );
    return changed === 1;
  }

  of(articleId: string): Promise<Edition[]> {
    return this.#all(
      'SELECT article_id, number, sealed FROM editions WHERE article_id = ? ORDER BY number DESC',
      articleId,
    );
  }

  open(): Promise<Edition[]> {
    return this.#all(
      "SELECT article_id, number, sealed FROM editions WHERE state IN ('draft', 'review') ORDER BY article_id, number",
    );
  }

  published(): Promise<Edition[]> {
    return this.#all(
      `SELECT article_id, number, sealed FROM editions WHERE release IN
         (SELECT max(release) FROM editions WHERE release IS NOT NULL GROUP BY article_id) ORDER BY release`,
    );
  }

  lastRelease(): Promise<number> {
    return Promise.resolve(number(this.db.get('SELECT max(release) AS last FROM editions')?.last));
  }

  #seal(edition: Edition): Uint8Array {
    return this.vault.seal(edition, placeOf(edition.articleId, edition.number));
  }

  #all(sql: string, ...values: string[]): Promise<Edition[]> {
    const rows: Row[] = this.db.all(sql, ...values);
    return Promise.resolve(
      rows.map(
        (row) => this.vault.open(bytes(row.sealed), placeOf(text(row.article_id), number(row.number))) as Edition,
      ),
    );
  }
}

const placeOf = (articleId: string, n: number) => `edition/${articleId}@${n}`;
