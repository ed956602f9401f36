import { randomBytes } from 'node:crypto';
import type { Vault } from './encryption';
import { SECRET_BYTES, Seals, decrypt, encrypt } from './sealing';

/** Values under a data key begin with this: an id of no length, which no key of the operator has. */
const MARK = Buffer.from([0]);
/** Opened keys that are remembered: about 2 MB. */
const REMEMBERED = 4_096;

/** Whether a value lies under its person's own key. */
export const isPersonal = (sealed: Uint8Array): boolean => sealed[0] === MARK[0];

/**
 * Keys of one conversation each. Everything of a conversation is sealed under a random key of its own, and that key under
 * the vault's current one (envelope encryption, NIST SP 800-57 part 1, 5.3.5). So a change of the operator's key seals a few
 * bytes for each conversation anew, and who removes the one sealed key has destroyed everything, wherever copies lie.
 */
export class DataKeys {
  /** By the sealed key itself, never by the conversation: one that was removed and begun anew has another key. */
  readonly #opened = new Map<string, Seals>();

  constructor(
    readonly vault: Vault,
    private readonly remembered = REMEMBERED,
  ) {}

  /** A fresh key, sealed; it opens for this conversation alone. */
  create(conversationId: string): Buffer {
    return this.vault.sealBytes(randomBytes(SECRET_BYTES), purposeOf(conversationId));
  }

  /** The same key under the vault's current one. */
  rewrap(conversationId: string, sealedKey: Uint8Array): Buffer {
    return this.vault.reseal(sealedKey, purposeOf(conversationId));
  }

  /**
   * What seals and opens for a conversation. Without a key, which is so before its first message, it is the vault itself.
   * It opens as well what the vault sealed before there were such keys. Raises {@link SealBroken}.
   */
  of(conversationId: string, sealedKey: Uint8Array | null | undefined): Seals {
    if (!sealedKey) return this.vault;
    const name = `${conversationId}/${Buffer.from(sealedKey).toString('latin1')}`;
    const seals =
      this.#opened.get(name) ??
      new PersonalSeals(this.vault.openBytes(sealedKey, purposeOf(conversationId)), this.vault);
    this.#remember(name, seals);
    return seals;
  }

  /** The one that was used last stands last; the first goes when there are too many. */
  #remember(name: string, seals: Seals): void {
    this.#opened.delete(name);
    this.#opened.set(name, seals);
    if (this.#opened.size <= this.remembered) return;
    for (const oldest of this.#opened.keys()) {
      this.#opened.delete(oldest);
      return;
    }
  }
}

const purposeOf = (conversationId: string): string => `key/${conversationId}`;

class PersonalSeals extends Seals {
  constructor(
    private readonly secret: Buffer,
    private readonly vault: Vault,
  ) {
    super();
  }

  sealBytes(value: Uint8Array, purpose: string): Buffer {
    return encrypt(this.secret, MARK, value, purpose);
  }

  openBytes(sealed: Uint8Array, purpose: string): Buffer {
    return isPersonal(sealed)
      ? decrypt(this.secret, sealed, MARK.length, purpose)
      : this.vault.openBytes(sealed, purpose);
  }
}
