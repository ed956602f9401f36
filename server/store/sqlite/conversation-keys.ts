import { DataKeys } from '../data-keys';
import type { Seals, Vault } from '../encryption';
import { type Database, type SqlValue, bytes } from './database';

/** In a statement on a table with a `conversation_id`: the sealed key of that conversation. */
export const KEY_COLUMN = '(SELECT k.sealed_key FROM conversations AS k WHERE k.id = conversation_id) AS sealed_key';

/** Keys of conversations in SQLite: each lies, sealed, in the row of its conversation, and goes with it. */
export class ConversationKeys {
  readonly #keys: DataKeys;

  constructor(
    private readonly db: Database,
    vault: Vault,
  ) {
    this.#keys = new DataKeys(vault);
  }

  create(conversationId: string): Buffer {
    return this.#keys.create(conversationId);
  }

  /** What seals for a conversation that exists; undefined when it does not. Belongs into the transaction that uses it. */
  find(conversationId: string): Seals | undefined {
    const row = this.db.get('SELECT sealed_key FROM conversations WHERE id = ?', conversationId);
    return row && this.opened(conversationId, row.sealed_key);
  }

  /** As {@link find}; what comes before the first message of a conversation is sealed by the vault. */
  of(conversationId: string): Seals {
    return this.find(conversationId) ?? this.#keys.vault;
  }

  /** What seals and opens under a key as it stands in a row. */
  opened(conversationId: string, sealedKey: SqlValue | undefined): Seals {
    return this.#keys.of(conversationId, sealedKey === null || sealedKey === undefined ? null : bytes(sealedKey));
  }
}
