import type { ConversationChange, NewReply } from '../contract/conversations';
import type { Seals } from '../encryption';
import type { RememberedSeals } from '../remembered-seals';
import type { Database } from './database';

type Settled = NonNullable<ConversationChange['settle']>[number];

/** What a turn changes among the unread, the unsent and the log of a conversation; called within a write. */
export class ConversationItems {
  constructor(
    private readonly db: Database,
    private readonly remembered: RememberedSeals,
  ) {}

  /** `nextSeq`: the place after those of its replies. */
  change(id: string, change: ConversationChange, seals: Seals, nextSeq: number): void {
    for (const { seq, failed, drop } of change.read ?? []) {
      if (!drop) this.#log(id, seq, failed ?? false);
      this.db.run('DELETE FROM inbox WHERE conversation_id = ? AND seq = ?', id, seq);
    }
    for (const { seq, attempts } of change.retry ?? []) {
      this.db.run('UPDATE inbox SET attempts = ? WHERE conversation_id = ? AND seq = ?', attempts, id, seq);
    }
    const { send = [] } = change;
    send.forEach((reply, n) => this.#queue(id, reply, seals, nextSeq - send.length + n));
    for (const settled of change.settle ?? []) {
      this.#settle(id, settled);
      for (const platformId of settled.platformIds ?? []) this.#know(id, platformId);
    }
    for (const { id: replyId, attempts, dueAt } of change.postpone ?? []) {
      this.db.run(
        'UPDATE outbox SET attempts = ?, due_at = ? WHERE conversation_id = ? AND reply_id = ?',
        attempts,
        dueAt,
        id,
        replyId,
      );
    }
  }

  #log(id: string, seq: number, failed: boolean): void {
    this.db.run(
      `INSERT INTO log (conversation_id, seq, entry_id, sender, at, state, sealed)
       SELECT conversation_id, seq, message_id, sender, received_at, ?, sealed FROM inbox WHERE conversation_id = ? AND seq = ?`,
      failed ? 'failed' : 'received',
      id,
      seq,
    );
  }

  #queue(id: string, reply: NewReply, seals: Seals, seq: number): void {
    this.db.run(
      'INSERT INTO outbox (conversation_id, seq, reply_id, sender, created_at, due_at, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      seq,
      reply.id,
      reply.from,
      reply.createdAt,
      reply.createdAt,
      this.remembered.seal(seals, reply.activity, `message/${id}/${seq}`),
    );
  }

  /** A reply in several messages has arrived when its last one has. */
  #settle(id: string, { id: replyId, error, platformIds, sentAt }: Settled): void {
    this.db.run(
      `INSERT INTO log (conversation_id, seq, entry_id, sender, at, state, error, sent_as, sent_at, sealed)
       SELECT conversation_id, seq, reply_id, sender, created_at, ?, ?, ?, ?, sealed FROM outbox
       WHERE conversation_id = ? AND reply_id = ?`,
      error === undefined ? 'sent' : 'failed',
      error ?? null,
      platformIds?.at(-1) ?? null,
      sentAt ?? null,
      id,
      replyId,
    );
    this.db.run('DELETE FROM outbox WHERE conversation_id = ? AND reply_id = ?', id, replyId);
  }

  /** What we have sent is known by its platform's id, so that its echo is not taken for somebody else's words. */
  #know(id: string, platformId: string): void {
    this.db.run('INSERT INTO seen (conversation_id, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING', id, platformId);
    this.db.run('DELETE FROM inbox WHERE conversation_id = ? AND message_id = ?', id, platformId);
  }
}
