import { DataKeys } from '../data-keys';
import type { Vault } from '../encryption';
import { ConversationKeys } from './conversation-keys';
import { type Database, type Row, type SqlValue, bytes, text } from './database';
import { SEALED_PLACES, type SealedPlace } from './sealed-places';

/** One column to be gone through when keys change. */
export interface Walk extends Pick<SealedPlace, 'table' | 'column' | 'key' | 'isLarge'> {
  /** Columns that {@link Walk.anew} looks at. */
  reads: readonly string[];
  /** When a value is old; ?1 and ?2 are the length and the bytes of {@link Vault.currentPrefix}. */
  isOld: string;
  /** The value under the key that it should lie under. `sealed` is what lies there, null for a key that is missing. */
  anew: (row: Row, sealed: SqlValue | undefined) => Buffer;
}

const isUnderOlder = (column: string) => `substr(${column}, 1, ?1) <> ?2`;

/** The keys of conversations first, then everything that is sealed. */
export function walksOf(db: Database, vault: Vault): Walk[] {
  const conversationKeys = new ConversationKeys(db, vault);
  return [keysOf(vault), ...SEALED_PLACES.map((place) => walkOf(place, vault, conversationKeys))];
}

function keysOf(vault: Vault): Walk {
  const keys = new DataKeys(vault);
  return {
    ...{ table: 'conversations', column: 'sealed_key', key: ['id'], reads: ['id'] },
    isOld: `(sealed_key IS NULL OR ${isUnderOlder('sealed_key')})`,
    anew: ({ id }, sealed) => (sealed === null ? keys.create(text(id)) : keys.rewrap(text(id), bytes(sealed))),
  };
}

function walkOf(place: SealedPlace, vault: Vault, keys: ConversationKeys): Walk {
  const { table, column, key, purpose, conversation, isLarge } = place;
  const reads = [...new Set([...key, ...(conversation ? [conversation] : [])])];
  const common = { table, column, key, reads, ...(isLarge && { isLarge }) };
  if (!conversation)
    return {
      ...common,
      isOld: isUnderOlder(column),
      anew: (row, sealed) => vault.reseal(bytes(sealed), purpose(row)),
    };
  // What came before the first message of its conversation lies under the operator's key until there is another.
  const hasKey = `EXISTS (SELECT 1 FROM conversations AS k WHERE k.id = ${table}.${conversation})`;
  return {
    ...common,
    isOld: `${column} IS NOT NULL AND substr(${column}, 1, 1) <> x'00' AND (${hasKey} OR ${isUnderOlder(column)})`,
    anew: (row, sealed) => keys.of(text(row[conversation])).reseal(bytes(sealed), purpose(row)),
  };
}
