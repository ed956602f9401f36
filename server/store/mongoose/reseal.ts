import type { Collection, Connection } from 'mongoose';
import { DataKeys, isPersonal } from '../data-keys';
import type { Seals, Vault } from '../encryption';
import type { Rotation } from '../rotation';
import type { ConversationRecord } from './conversation-record';
import { SEALED_COLLECTIONS, type Sealed, type SealedCollection } from './sealed-collections';

/** Documents that are looked at in one go. */
const BATCH = { usual: 200, large: 8 };

/**
 * The change of keys on a MongoDB-compatible server. It looks at every sealed value, since the server cannot tell how one
 * begins. What it writes takes the place only of what it has read: what servers write meanwhile is never undone.
 */
export function mongooseRotation(connection: Connection, vault: Vault): Rotation {
  const tour = new Tour(connection, vault);
  const count = async (isReal: boolean, hear: (sum: number) => void = () => undefined): Promise<number> => {
    let sum = 0;
    for await (const old of tour.batches(isReal)) if (old) hear((sum += old));
    return sum;
  };
  return {
    left: () => count(false),
    /** Once through everything, and again as long as servers that know only older keys have written meanwhile. */
    async rotate(tell) {
      let done = 0;
      for (let all = await count(false); all > 0; all = await count(false)) {
        const round = await count(true, (sum) => tell(done + sum, Math.max(all - sum, 0)));
        done += round;
        // A document that is written anew all the time would keep us for ever.
        if (!round) break;
      }
      return done;
    },
    close: () => connection.close(),
  };
}

/** One way through all sealed values; each batch gives how many of them were old. */
class Tour {
  readonly #keys: DataKeys;
  readonly #conversations: Collection<ConversationRecord>;

  constructor(
    private readonly connection: Connection,
    private readonly vault: Vault,
  ) {
    this.#keys = new DataKeys(vault);
    this.#conversations = connection.collection<ConversationRecord>('conversations');
  }

  /** With `isReal` they are now as they should be. The keys of conversations come first. */
  async *batches(isReal: boolean): AsyncGenerator<number> {
    for await (const batch of inBatches(this.#conversations, BATCH.usual))
      yield await sumOf(batch, (record) => this.#conversation(record, isReal));
    for (const place of SEALED_COLLECTIONS) {
      const collection = this.connection.collection<Sealed>(place.name);
      for await (const batch of inBatches(collection, place.isLarge ? BATCH.large : BATCH.usual))
        yield await sumOf(batch, (record) => this.#value(collection, place, record, isReal));
    }
  }

  /** All of a conversation's own document at once, if nothing was added to it and nobody worked on it meanwhile. */
  async #conversation(record: ConversationRecord, isReal: boolean): Promise<number> {
    const { _id, version, nextSeq, sealedKey, sealedState, inbox, outbox } = record;
    const values = [record.sealedAddress, sealedState, ...[...inbox, ...outbox].map(({ sealed }) => sealed)];
    const isOldKey = !sealedKey || !this.vault.isCurrent(sealedKey);
    const old = values.filter((value) => value && !isPersonal(value)).length + Number(isOldKey);
    if (!old || !isReal) return old;
    const key = sealedKey ? this.#keys.rewrap(_id, sealedKey) : this.#keys.create(_id);
    const seals = this.#keys.of(_id, key);
    const anew = <Item extends { seq: number; sealed: Buffer }>(items: Item[]) =>
      items.map((item) => ({ ...item, sealed: asPersonal(seals, item.sealed, `message/${_id}/${item.seq}`) }));
    const { modifiedCount } = await this.#conversations.updateOne(
      { _id, version, nextSeq },
      {
        $set: {
          sealedKey: key,
          sealedAddress: asPersonal(seals, record.sealedAddress, `address/${_id}`),
          sealedState: sealedState && asPersonal(seals, sealedState, `state/${_id}`),
          inbox: anew(inbox),
          outbox: anew(outbox),
        },
      },
    );
    return modifiedCount ? old : 0;
  }

  async #value(
    collection: Collection<Sealed>,
    { isPersonal: hasOwner, purpose }: SealedCollection,
    record: Sealed,
    isReal: boolean,
  ): Promise<number> {
    const { _id, conversation, sealed } = record;
    if (!sealed || (hasOwner && isPersonal(sealed))) return 0;
    // What came before the first message of its conversation lies under the vault's key until there is another.
    const seals = (hasOwner && conversation && (await this.#sealsOf(conversation))) || this.vault;
    if (seals === this.vault && this.vault.isCurrent(sealed)) return 0;
    if (!isReal) return 1;
    const where = { _id, sealed, ...(conversation !== undefined && { conversation }) };
    const { modifiedCount } = await collection.updateOne(where, {
      $set: { sealed: seals.reseal(sealed, purpose(record)) },
    });
    return modifiedCount;
  }

  async #sealsOf(conversation: string): Promise<Seals | undefined> {
    const found = await this.#conversations.findOne({ _id: conversation }, { projection: { sealedKey: 1 } });
    return found ? this.#keys.of(conversation, found.sealedKey) : undefined;
  }
}

const asPersonal = (seals: Seals, sealed: Buffer, purpose: string): Buffer =>
  isPersonal(sealed) ? sealed : seals.reseal(sealed, purpose);

async function sumOf<Item>(items: readonly Item[], of: (item: Item) => Promise<number>): Promise<number> {
  let sum = 0;
  for (const item of items) sum += await of(item);
  return sum;
}

/** All documents in the order of their ids, as they are when their turn comes. */
async function* inBatches<Item extends { _id: string }>(
  collection: Collection<Item>,
  size: number,
): AsyncGenerator<Item[]> {
  for (let after = ''; ;) {
    const later = { _id: { $gt: after } } as object;
    const found = (await collection.find(later).sort({ _id: 1 }).limit(size).toArray()) as Item[];
    const last = found.at(-1);
    if (!last) return;
    yield found;
    after = last._id;
  }
}
