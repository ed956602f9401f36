import type { RememberedSeals } from '../remembered-seals';
import { CaseTerms } from './case-terms';
import { type Database, text } from './database';
import { removeAsked } from './unanswered';

/** How many conversations one round of removal takes. */
const REMOVED_AT_ONCE = 500;
/** Where else something is kept under a conversation's id. */
const BELONGINGS = ['seen', 'inbox', 'outbox', 'log', 'media', 'media_parts', 'cases', 'subscriptions'];

/** Removes conversations whose time is over, with all that is theirs. */
export class ConversationRemoval {
  readonly #terms: CaseTerms;

  constructor(
    private readonly db: Database,
    private readonly remembered: Pick<RememberedSeals, 'forget'>,
  ) {
    this.#terms = new CaseTerms(db);
  }

  async purge(before: number, talkBefore = before, wishBefore = Number.MAX_SAFE_INTEGER): Promise<number> {
    const removed = await this.db.write(() => {
      const old = this.db.all(
        `SELECT id FROM conversations AS c WHERE ((to_forget = 1 AND touched_at < ?3
           AND NOT EXISTS (SELECT 1 FROM inbox WHERE conversation_id = c.id))
         OR (due_at IS NULL AND (touched_at < ?1 OR (touched_at < ?2
           AND NOT EXISTS (SELECT 1 FROM cases WHERE conversation_id = c.id)
           AND NOT EXISTS (SELECT 1 FROM subscriptions WHERE conversation_id = c.id)))))
         AND NOT EXISTS (SELECT 1 FROM cases WHERE conversation_id = c.id AND closed = 0) LIMIT ${REMOVED_AT_ONCE}`,
        before,
        talkBefore,
        wishBefore,
      );
      for (const { id } of old) this.#remove(text(id));
      return old.length;
    });
    if (removed) this.db.emptyLog();
    return removed;
  }

  /** With the row goes the key of all that was sealed for it. What was counted of campaigns stays, without the person. */
  #remove(id: string): void {
    this.remembered.forget();
    this.db.run('DELETE FROM case_marks WHERE case_id IN (SELECT id FROM cases WHERE conversation_id = ?)', id);
    for (const found of this.db.all('SELECT id FROM cases WHERE conversation_id = ?', id))
      this.#terms.remove(text(found.id));
    this.db.run(
      "UPDATE campaign_marks SET conversation_id = 'removed/' || hex(randomblob(16)) WHERE conversation_id = ?",
      id,
    );
    removeAsked(this.db, id);
    for (const table of BELONGINGS) this.db.run(`DELETE FROM ${table} WHERE conversation_id = ?`, id);
    this.db.run('DELETE FROM conversations WHERE id = ?', id);
  }
}
