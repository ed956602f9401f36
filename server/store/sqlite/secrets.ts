import type { SecretStore } from '../contract/secrets';
import type { Vault } from '../encryption';
import { type Database, type Row, bytes } from './database';

/** Sealed secrets and named locks in SQLite. */
export class SqliteSecrets implements SecretStore {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  get(name: string): Promise<string | undefined> {
    return Promise.resolve(this.#open(name, this.#row(name)));
  }

  async put(name: string, value: string): Promise<void> {
    const sealed = this.vault.seal(value, `secret/${name}`);
    await this.db.write(() =>
      this.db.run(
        'INSERT INTO secrets (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed',
        name,
        sealed,
      ),
    );
  }

  async getOrPut(name: string, value: () => string): Promise<string> {
    const known = await this.get(name);
    if (known !== undefined) return known;
    const fresh = value();
    const sealed = this.vault.seal(fresh, `secret/${name}`);
    return this.db.write(() => {
      this.db.run('INSERT INTO secrets (name, sealed) VALUES (?, ?) ON CONFLICT DO NOTHING', name, sealed);
      return this.#open(name, this.#row(name)) ?? fresh;
    });
  }

  async remove(name: string): Promise<void> {
    await this.db.write(() => this.db.run('DELETE FROM secrets WHERE name = ?', name));
  }

  lock(name: string, owner: string, now: number, until: number): Promise<boolean> {
    return this.db.write(
      () =>
        this.db.run(
          `INSERT INTO locks (name, owner, until) VALUES (?1, ?2, ?4)
           ON CONFLICT (name) DO UPDATE SET owner = ?2, until = ?4 WHERE owner = ?2 OR until <= ?3`,
          name,
          owner,
          now,
          until,
        ) > 0,
    );
  }

  async unlock(name: string, owner: string): Promise<void> {
    await this.db.write(() => this.db.run('DELETE FROM locks WHERE name = ? AND owner = ?', name, owner));
  }

  #row(name: string): Row | undefined {
    return this.db.get('SELECT sealed FROM secrets WHERE name = ?', name);
  }

  #open(name: string, row: Row | undefined): string | undefined {
    return row && (this.vault.open(bytes(row.sealed), `secret/${name}`) as string);
  }
}
