import type { Model } from 'mongoose';
import { DataKeys, isPersonal } from '../data-keys';
import type { Seals, Vault } from '../encryption';
import type { ConversationRecord } from './conversation-record';

/** Opens a value of a conversation; undefined when it lies under the key of a conversation that was removed meanwhile. */
export type Open = (conversationId: string, sealed: Buffer, purpose: string) => unknown;

/** Keys of conversations in MongoDB: each lies, sealed, in the record of its conversation, and goes with it. */
export class ConversationKeys {
  readonly #keys: DataKeys;

  constructor(
    private readonly conversations: Model<ConversationRecord>,
    vault: Vault,
  ) {
    this.#keys = new DataKeys(vault);
  }

  create(conversationId: string): Buffer {
    return this.#keys.create(conversationId);
  }

  /** What seals and opens under a key as it stands in a record. */
  opened(conversationId: string, sealedKey: Buffer | null | undefined): Seals {
    return this.#keys.of(conversationId, sealedKey);
  }

  /** What seals for a conversation; what comes before its first message is sealed by the vault. */
  async of(conversationId: string): Promise<Seals> {
    return this.opened(conversationId, (await this.#read([conversationId])).get(conversationId));
  }

  /** The way to open values of these conversations. */
  async opener(conversationIds: readonly string[]): Promise<Open> {
    const known = await this.#read(conversationIds);
    return (id, sealed, purpose) => {
      const key = known.get(id);
      return !key && isPersonal(sealed) ? undefined : this.opened(id, key).open(sealed, purpose);
    };
  }

  async #read(ids: readonly string[]): Promise<Map<string, Buffer | null | undefined>> {
    const found = await this.conversations
      .find({ _id: { $in: [...new Set(ids)] } }, { sealedKey: 1 })
      .lean<Pick<ConversationRecord, '_id' | 'sealedKey'>[]>();
    return new Map(found.map(({ _id, sealedKey }) => [_id, sealedKey]));
  }
}
