import { createHmac, randomBytes } from 'node:crypto';
import { SECRET_BYTES, SealBroken, Seals, decrypt, encrypt } from './sealing';

export { SealBroken, type Seals } from './sealing';

/** A key and its id; the id stands in every sealed value, so that keys can be changed without losing old texts. */
export interface EncryptionKey {
  id: string;
  /** 32 bytes. */
  secret: Buffer;
}

/**
 * The keys of the operator. The first one seals, every one opens. What belongs to one person is not sealed by it but under a
 * key of that person's own (see {@link DataKeys}), which is sealed by it.
 */
export class Vault extends Seals {
  readonly #secret: Buffer;
  readonly #keys: ReadonlyMap<string, Buffer>;
  /** With what every value begins that is sealed under the current key. */
  readonly currentPrefix: Buffer;

  constructor(keys: readonly EncryptionKey[]) {
    super();
    const [first] = keys;
    if (!first) throw new Error('at least one encryption key is needed');
    this.#secret = first.secret;
    this.currentPrefix = sealedPrefix(first.id);
    this.#keys = new Map(keys.map((key) => [key.id, key.secret]));
  }

  /** Whether a value is sealed under the current key. */
  isCurrent(sealed: Uint8Array): boolean {
    return this.currentPrefix.equals(sealed.subarray(0, this.currentPrefix.length));
  }

  sealBytes(value: Uint8Array, purpose: string): Buffer {
    return encrypt(this.#secret, this.currentPrefix, value, purpose);
  }

  openBytes(sealed: Uint8Array, purpose: string): Buffer {
    const start = 1 + (sealed[0] ?? 0);
    const id = Buffer.from(sealed.subarray(1, start)).toString();
    const secret = this.#keys.get(id);
    if (!secret) throw new SealBroken(id ? `no encryption key with id "${id}"` : `the key of ${purpose} is gone`);
    return decrypt(secret, sealed, start, purpose);
  }
}

/** With what every value begins that is sealed under a key: the length of its id, and the id. */
const sealedPrefix = (keyId: string): Buffer => Buffer.concat([Buffer.from([keyId.length]), Buffer.from(keyId)]);

/** A name for a personal value by which it can be found again but not be read. */
export function blindIndex(secret: Buffer, value: string): string {
  return createHmac('sha256', secret).update(value).digest('base64url').slice(0, 32);
}

const KEY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]{43}=)$/;

/** Reads `id:base64(32 bytes),…`; raises with the place that is wrong, never with the key itself. */
export function parseKeys(text: string): EncryptionKey[] {
  return text.split(',').map((part, index) => {
    const match = KEY.exec(part.trim());
    if (!match?.[1] || !match[2]) throw new Error(`key ${index + 1} is not of the form id:base64(32 bytes)`);
    return { id: match[1], secret: Buffer.from(match[2], 'base64') };
  });
}

/** A fresh key in the form that {@link parseKeys} reads. */
export function generateKey(id: string): string {
  return `${id}:${randomBytes(SECRET_BYTES).toString('base64')}`;
}
