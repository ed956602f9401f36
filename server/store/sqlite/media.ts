import { mediaPurpose, openParts, sealParts, withoutAddress } from '../media-parts';
import type { Media, MediaKey, MediaKind, MediaStore, MediaTask } from '../contract/media';
import { type ConversationKeys, KEY_COLUMN } from './conversation-keys';
import { type Database, type Row, bytes, number, text } from './database';

/** What is sealed beside the bytes. */
type Sealed = Pick<MediaTask, 'messageId' | 'url'>;

/** What people send besides text, in SQLite: a row for each, and its bytes in rows of their own. */
export class SqliteMedia implements MediaStore {
  constructor(
    private readonly db: Database,
    private readonly keys: ConversationKeys,
  ) {}

  async add({ messageId, url, ...media }: Parameters<MediaStore['add']>[0], dueAt: number | null): Promise<void> {
    const known: Sealed = { messageId, ...(url !== undefined && { url }) };
    await this.db.write(() =>
      this.db.run(
        `INSERT INTO media (conversation_id, id, at, kind, state, due_at, sealed) VALUES (?, ?, ?, ?, 'pending', ?, ?)
         ON CONFLICT DO NOTHING`,
        media.conversationId,
        media.id,
        media.at,
        media.kind,
        dueAt,
        this.keys.of(media.conversationId).seal(known, mediaPurpose(media)),
      ),
    );
  }

  async take(now: number, until: number, limit: number): Promise<MediaTask[]> {
    if (!this.db.get('SELECT 1 AS here FROM media WHERE due_at <= ?', now)) return [];
    return this.db.write(() => {
      const due = this.db.all(
        `SELECT *, ${KEY_COLUMN} FROM media WHERE due_at <= ? ORDER BY due_at LIMIT ?`,
        now,
        limit,
      );
      for (const { conversation_id, id } of due)
        this.#set({ conversationId: text(conversation_id), id: text(id) }, 'due_at = ?', until);
      return due.map((row) => this.#task(row));
    });
  }

  async keep(key: MediaKey, content: { contentType: string; bytes: Buffer }, dueAt: number | null): Promise<void> {
    for (const [n, sealed] of sealParts(this.keys.of(key.conversationId), key, content.bytes).entries())
      await this.db.write(() =>
        this.db.run(
          'INSERT OR REPLACE INTO media_parts (conversation_id, id, n, sealed) VALUES (?, ?, ?, ?)',
          key.conversationId,
          key.id,
          n,
          sealed,
        ),
      );
    await this.db.write(() => {
      const { contentType, bytes: kept } = content;
      const change = "state = 'kept', content_type = ?, size = ?, attempts = 0, due_at = ?";
      // The conversation was removed meanwhile: nothing of it stays.
      if (!this.#set(key, change, contentType, kept.length, dueAt))
        this.db.run('DELETE FROM media_parts WHERE conversation_id = ? AND id = ?', key.conversationId, key.id);
    });
  }

  async postpone(key: MediaKey, attempts: number, dueAt: number | null): Promise<void> {
    await this.db.write(() => this.#set(key, 'attempts = ?, due_at = ?', attempts, dueAt));
  }

  async fail(key: MediaKey, error: string): Promise<void> {
    await this.db.write(() => this.#set(key, "state = 'failed', error = ?, due_at = NULL", error));
  }

  of(conversationId: string): Promise<Media[]> {
    const rows = this.db.all(
      `SELECT *, ${KEY_COLUMN} FROM media WHERE conversation_id = ? ORDER BY at, rowid`,
      conversationId,
    );
    return Promise.resolve(rows.map((row) => withoutAddress(this.#task(row))));
  }

  read(key: MediaKey): Promise<{ contentType: string; bytes: Buffer } | undefined> {
    const { conversationId, id } = key;
    const found = this.db.get(
      "SELECT content_type FROM media WHERE conversation_id = ? AND id = ? AND state = 'kept'",
      conversationId,
      id,
    );
    if (!found) return Promise.resolve(undefined);
    const parts = this.db.all(
      'SELECT sealed FROM media_parts WHERE conversation_id = ? AND id = ? ORDER BY n',
      conversationId,
      id,
    );
    const sealed = parts.map((part) => bytes(part.sealed));
    return Promise.resolve({
      contentType: text(found.content_type),
      bytes: openParts(this.keys.of(conversationId), key, sealed),
    });
  }

  async purge(before: number): Promise<void> {
    const left = 'at < ? AND NOT EXISTS (SELECT 1 FROM conversations AS c WHERE c.id = m.conversation_id)';
    const removed = await this.db.write(() => {
      const old = this.db.all(`SELECT conversation_id, id FROM media AS m WHERE ${left}`, before);
      for (const { conversation_id, id } of old)
        for (const table of ['media', 'media_parts'])
          this.db.run(`DELETE FROM ${table} WHERE conversation_id = ? AND id = ?`, text(conversation_id), text(id));
      return old.length;
    });
    if (removed) this.db.emptyLog();
  }

  #set({ conversationId, id }: MediaKey, change: string, ...values: (string | number | null)[]): number {
    return this.db.run(
      `UPDATE media SET ${change} WHERE conversation_id = ? AND id = ?`,
      ...values,
      conversationId,
      id,
    );
  }

  #task(row: Row): MediaTask {
    const key = { conversationId: text(row.conversation_id), id: text(row.id) };
    return {
      ...key,
      ...(this.keys.opened(key.conversationId, row.sealed_key).open(bytes(row.sealed), mediaPurpose(key)) as Sealed),
      at: number(row.at),
      kind: text(row.kind) as MediaKind,
      state: text(row.state) as Media['state'],
      ...(typeof row.content_type === 'string' && { contentType: row.content_type, size: number(row.size) }),
      ...(typeof row.error === 'string' && { error: row.error }),
      attempts: number(row.attempts),
    };
  }
}
