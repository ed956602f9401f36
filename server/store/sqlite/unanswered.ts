import type { AskedQuestion, UnansweredQuestion, UnansweredStore } from '../contract/unanswered';
import { type Vault, blindIndex } from '../encryption';
import { type Database, bytes } from './database';

/** Questions without an answer in SQLite: one row for each folded form, its latest wording sealed. */
export class SqliteUnanswered implements UnansweredStore {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly indexSecret: Buffer,
  ) {}

  async note({ conversationId, messageId, form, text, intent, at }: AskedQuestion): Promise<void> {
    const key = blindIndex(this.indexSecret, `unanswered/${form}`);
    const message = blindIndex(this.indexSecret, `unanswered-message/${conversationId}/${messageId}`);
    const sealed = this.vault.seal(text, `unanswered/${key}`);
    await this.db.write(() => {
      const isNew = this.db.run(
        'INSERT INTO unanswered_seen (message, at, conversation_id, question) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        message,
        at,
        conversationId,
        key,
      );
      if (isNew === 0) return;
      this.db.run(
        `INSERT INTO unanswered (key, intent, count, last_seen, sealed) VALUES (?1, ?2, 1, ?3, ?4)
         ON CONFLICT (key) DO UPDATE SET intent = ?2, count = count + 1, last_seen = ?3, sealed = ?4`,
        key,
        intent,
        at,
        sealed,
      );
    });
  }

  list(limit: number): Promise<UnansweredQuestion[]> {
    const rows = this.db.all('SELECT * FROM unanswered ORDER BY count DESC, last_seen DESC LIMIT ?', limit);
    return Promise.resolve(
      rows.map(({ key, intent, count, last_seen, sealed }) => ({
        key: String(key),
        text: this.vault.open(bytes(sealed), `unanswered/${String(key)}`) as string,
        intent: String(intent),
        count: Number(count),
        lastSeen: Number(last_seen),
      })),
    );
  }

  async settle(key: string): Promise<void> {
    await this.db.write(() => {
      this.db.run('UPDATE unanswered_seen SET question = NULL WHERE question = ?', key);
      this.db.run('DELETE FROM unanswered WHERE key = ?', key);
    });
  }

  async purge(before: number): Promise<number> {
    const removed = await this.db.write(() => {
      this.db.run('DELETE FROM unanswered_seen WHERE at < ?', before);
      return this.db.run('DELETE FROM unanswered WHERE last_seen < ?', before);
    });
    if (removed) this.db.emptyLog();
    return removed;
  }
}

/** Takes out what was asked in a conversation that is removed; within the write that removes it. */
export function removeAsked(db: Database, conversationId: string): void {
  const asked = '(SELECT question FROM unanswered_seen WHERE conversation_id = ?1)';
  db.run(
    `UPDATE unanswered SET count = count - (SELECT count(*) FROM unanswered_seen
       WHERE conversation_id = ?1 AND question = unanswered.key) WHERE key IN ${asked}`,
    conversationId,
  );
  db.run(`DELETE FROM unanswered WHERE count <= 0 AND key IN ${asked}`, conversationId);
  db.run('DELETE FROM unanswered_seen WHERE conversation_id = ?', conversationId);
}
