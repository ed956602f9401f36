import type { Campaign, CampaignMark } from '../records';
import type { CampaignStore } from '../store';
import type { Vault } from '../encryption';
import { type Database, type Row, bytes, number, text } from './database';

/** Campaigns in SQLite. */
export class SqliteCampaigns implements CampaignStore {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  async put(campaign: Campaign): Promise<boolean> {
    const { id, version, status, changedAt } = campaign;
    const sealed = this.vault.seal(campaign, `campaign/${id}`);
    const changed = await this.db.write(() =>
      version === 1
        ? this.db.run(
            `INSERT INTO campaigns (id, version, status, changed_at, sealed) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT DO NOTHING`,
            ...[id, version, status, changedAt, sealed],
          )
        : this.db.run(
            'UPDATE campaigns SET version = ?, status = ?, changed_at = ?, sealed = ? WHERE id = ? AND version = ?',
            ...[version, status, changedAt, sealed, id, version - 1],
          ),
    );
    return changed === 1;
  }

  get(id: string): Promise<Campaign | undefined> {
    const row = this.db.get('SELECT id, sealed FROM campaigns WHERE id = ?', id);
    return Promise.resolve(row && this.#opened(row));
  }

  list(limit: number): Promise<Campaign[]> {
    const rows = this.db.all('SELECT id, sealed FROM campaigns ORDER BY changed_at DESC, id LIMIT ?', limit);
    return Promise.resolve(rows.map((row) => this.#opened(row)));
  }

  running(): Promise<Campaign[]> {
    const rows = this.db.all("SELECT id, sealed FROM campaigns WHERE status = 'running' ORDER BY id");
    return Promise.resolve(rows.map((row) => this.#opened(row)));
  }

  async subscribe(conversationId: string, interests: readonly string[], at: number): Promise<void> {
    await this.db.write(() => {
      this.db.run('DELETE FROM subscriptions WHERE conversation_id = ?', conversationId);
      for (const interest of interests)
        this.db.run(
          'INSERT INTO subscriptions (interest, conversation_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
          ...[interest, conversationId, at],
        );
    });
  }

  audience(interests: readonly string[]): Promise<number> {
    const row = this.db.get(
      `SELECT count(DISTINCT conversation_id) AS n FROM subscriptions
       WHERE interest IN (SELECT value FROM json_each(?))`,
      JSON.stringify(interests),
    );
    return Promise.resolve(number(row?.n ?? 0));
  }

  next({ campaign, interests, quietSince, limit }: Parameters<CampaignStore['next']>[0]): Promise<string[]> {
    const rows = this.db.all(
      `SELECT DISTINCT conversation_id FROM subscriptions s
       WHERE interest IN (SELECT value FROM json_each(?1))
         AND NOT EXISTS (SELECT 1 FROM campaign_marks m WHERE m.conversation_id = s.conversation_id
           AND m.mark = 'taken' AND (m.campaign = ?2 OR m.at >= ?3))
       ORDER BY conversation_id LIMIT ?4`,
      JSON.stringify(interests),
      campaign,
      quietSince,
      limit,
    );
    return Promise.resolve(rows.map((row) => text(row.conversation_id)));
  }

  async mark(campaign: string, conversationId: string, mark: CampaignMark, at: number): Promise<boolean> {
    const changed = await this.db.write(() =>
      this.db.run(
        `INSERT INTO campaign_marks (campaign, conversation_id, mark, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
        ...[campaign, conversationId, mark, at],
      ),
    );
    return changed === 1;
  }

  takenSince(campaign: string, since: number): Promise<number> {
    const row = this.db.get(
      "SELECT count(*) AS n FROM campaign_marks WHERE campaign = ? AND mark = 'taken' AND at >= ?",
      campaign,
      since,
    );
    return Promise.resolve(number(row?.n ?? 0));
  }

  figures(campaign: string): Promise<{ mark: CampaignMark; count: number }[]> {
    const rows = this.db.all(
      'SELECT mark, count(*) AS n FROM campaign_marks WHERE campaign = ? GROUP BY mark ORDER BY mark',
      campaign,
    );
    return Promise.resolve(rows.map((row) => ({ mark: text(row.mark) as CampaignMark, count: number(row.n) })));
  }

  #opened({ id, sealed }: Row): Campaign {
    return this.vault.open(bytes(sealed), `campaign/${text(id)}`) as Campaign;
  }
}
