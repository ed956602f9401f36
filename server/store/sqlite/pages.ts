import type { Page, PageStore, PushSubscription } from '../contract/pages';
import type { Vault } from '../encryption';
import { type Database, type Row, bytes, number, text } from './database';

/** Alarms on their way out, and push subscriptions, in SQLite. */
export class SqlitePages implements PageStore {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  add({ attempts, dueAt, ...page }: Page): Promise<boolean> {
    const sealed = this.vault.seal(page, `page/${page.id}`);
    return this.db.write(
      () =>
        this.db.run(
          'INSERT INTO pages (id, attempts, due_at, sealed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
          page.id,
          attempts,
          dueAt,
          sealed,
        ) > 0,
    );
  }

  due(now: number, limit: number): Promise<Page[]> {
    const rows = this.db.all('SELECT * FROM pages WHERE due_at <= ? ORDER BY due_at, id LIMIT ?', now, limit);
    return Promise.resolve(
      rows.map((row) => ({
        ...(this.vault.open(bytes(row.sealed), `page/${text(row.id)}`) as Omit<Page, 'attempts' | 'dueAt'>),
        attempts: number(row.attempts),
        dueAt: number(row.due_at),
      })),
    );
  }

  async postpone(id: string, attempts: number, dueAt: number): Promise<void> {
    await this.db.write(() =>
      this.db.run('UPDATE pages SET attempts = ?, due_at = ? WHERE id = ?', attempts, dueAt, id),
    );
  }

  async remove(id: string): Promise<void> {
    await this.db.write(() => this.db.run('DELETE FROM pages WHERE id = ?', id));
  }

  async subscribe(subscription: PushSubscription): Promise<void> {
    const { id, staffId } = subscription;
    const sealed = this.vault.seal(subscription, `push/${id}`);
    await this.db.write(() =>
      this.db.run(
        `INSERT INTO push_subscriptions (id, staff_id, sealed) VALUES (?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET staff_id = excluded.staff_id, sealed = excluded.sealed`,
        id,
        staffId,
        sealed,
      ),
    );
  }

  subscription(id: string): Promise<PushSubscription | undefined> {
    const row = this.db.get('SELECT * FROM push_subscriptions WHERE id = ?', id);
    return Promise.resolve(row && this.#subscription(row));
  }

  subscriptionsOf(staffIds: readonly string[]): Promise<PushSubscription[]> {
    const rows = staffIds.flatMap((id) =>
      this.db.all('SELECT * FROM push_subscriptions WHERE staff_id = ? ORDER BY id', id),
    );
    return Promise.resolve(rows.map((row) => this.#subscription(row)));
  }

  async unsubscribe(id: string): Promise<void> {
    await this.db.write(() => this.db.run('DELETE FROM push_subscriptions WHERE id = ?', id));
  }

  #subscription(row: Row): PushSubscription {
    return this.vault.open(bytes(row.sealed), `push/${text(row.id)}`) as PushSubscription;
  }
}
