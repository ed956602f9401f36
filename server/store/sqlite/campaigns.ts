import {
  type Campaign,
  type CampaignMark,
  type CampaignPicture,
  type CampaignStore,
  type ChannelCount,
  type HeardSince,
  type PictureStanding,
  picturePurpose,
} from '../contract/campaigns';
import type { Vault } from '../encryption';
import { type Database, type Row, bytes, number, text } from './database';

/** Subscriptions to any of the interests `?1` of those who may be written to: by channel, since when they must have written (`?2`). */
const REACHED = `FROM subscriptions s JOIN conversations c ON c.id = s.conversation_id
  JOIN json_each(?2) h ON h.key = c.channel AND (c.heard_at IS NULL OR c.heard_at >= h.value)
  WHERE interest IN (SELECT value FROM json_each(?1))`;
/** The same, whoever may be written to. */
const SUBSCRIBED = `FROM subscriptions s JOIN conversations c ON c.id = s.conversation_id
  WHERE interest IN (SELECT value FROM json_each(?1))`;

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

  async remove(id: string, version: number): Promise<boolean> {
    const changed = await this.db.write(() =>
      this.db.run('DELETE FROM campaigns WHERE id = ? AND version = ?', id, version),
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

  audience(interests: readonly string[], heard?: HeardSince): Promise<ChannelCount[]> {
    const rows = this.db.all(
      `SELECT c.channel AS channel, count(DISTINCT s.conversation_id) AS n ${heard ? REACHED : SUBSCRIBED}
       GROUP BY c.channel ORDER BY c.channel`,
      JSON.stringify(interests),
      ...(heard ? [JSON.stringify(heard)] : []),
    );
    return Promise.resolve(rows.map((row) => ({ channel: text(row.channel), count: number(row.n) })));
  }

  next({ campaign, interests, quietSince, heard, limit }: Parameters<CampaignStore['next']>[0]): Promise<string[]> {
    const rows = this.db.all(
      `SELECT DISTINCT s.conversation_id AS conversation_id ${REACHED}
         AND NOT EXISTS (SELECT 1 FROM campaign_marks m WHERE m.conversation_id = s.conversation_id
           AND m.mark = 'taken' AND (m.campaign = ?3 OR m.at >= ?4))
       ORDER BY s.conversation_id LIMIT ?5`,
      ...[JSON.stringify(interests), JSON.stringify(heard), campaign, quietSince, limit],
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

  async keepPicture({ id, bytes: picture, at }: CampaignPicture): Promise<void> {
    const sealed = this.vault.sealBytes(picture, picturePurpose(id));
    await this.db.write(() =>
      this.db.run(
        `INSERT INTO campaign_pictures (id, at, size, published_at, sealed) VALUES (?, ?, ?, 0, ?)
         ON CONFLICT (id) DO UPDATE SET at = excluded.at`,
        ...[id, at, picture.length, sealed],
      ),
    );
  }

  pictureStanding(id: string): Promise<PictureStanding | undefined> {
    const row = this.db.get('SELECT at, size, published_at FROM campaign_pictures WHERE id = ?', id);
    const standing = row && { at: number(row.at), size: number(row.size), isPublished: number(row.published_at) > 0 };
    return Promise.resolve(standing);
  }

  readPicture(id: string): Promise<Buffer | undefined> {
    const row = this.db.get('SELECT sealed FROM campaign_pictures WHERE id = ?', id);
    return Promise.resolve(row && this.vault.openBytes(bytes(row.sealed), picturePurpose(id)));
  }

  async publishPicture(id: string, at: number): Promise<void> {
    await this.db.write(() =>
      this.db.run('UPDATE campaign_pictures SET published_at = ? WHERE id = ? AND published_at = 0', at, id),
    );
  }

  purgePictures(before: number, used: readonly string[]): Promise<number> {
    return this.db.write(() =>
      this.db.run(
        `DELETE FROM campaign_pictures
         WHERE at < ? AND published_at = 0 AND id NOT IN (SELECT value FROM json_each(?))`,
        ...[before, JSON.stringify(used)],
      ),
    );
  }

  #opened({ id, sealed }: Row): Campaign {
    return this.vault.open(bytes(sealed), `campaign/${text(id)}`) as Campaign;
  }
}
