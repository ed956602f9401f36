import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** A key and its id; the id stands in every sealed value, so that keys can be changed without losing old texts. */
export interface EncryptionKey {
  id: string;
  /** 32 bytes. */
  secret: Buffer;
}

/** Raised when a sealed value cannot be opened: its key is missing, or it was altered. */
export class SealBroken extends Error {
  readonly code = 'SEAL_BROKEN';
}

const IV_BYTES = 12; // NIST SP 800-38D: 96-bit nonce for GCM
const TAG_BYTES = 16;

/** Seals texts and personal fields at rest with AES-256-GCM. The first key seals; every key opens. */
export class Vault {
  readonly #current: EncryptionKey;
  readonly #keys: ReadonlyMap<string, Buffer>;

  constructor(keys: readonly EncryptionKey[]) {
    const [first] = keys;
    if (!first) throw new Error('at least one encryption key is needed');
    this.#current = first;
    this.#keys = new Map(keys.map((key) => [key.id, key.secret]));
  }

  /** With what every value begins that is sealed under the current key. */
  get currentPrefix(): Buffer {
    return sealedPrefix(this.#current.id);
  }

  /** Seals anew, under the current key, what was sealed for the same purpose. */
  reseal(sealed: Uint8Array, purpose: string): Buffer {
    return this.sealBytes(this.openBytes(sealed, purpose), purpose);
  }

  /** Seals a JSON value. `purpose` is bound to it: a value sealed for one place does not open in another. */
  seal(value: unknown, purpose: string): Buffer {
    return this.sealBytes(Buffer.from(JSON.stringify(value)), purpose);
  }

  /** As {@link seal}, for bytes as they are. */
  sealBytes(value: Uint8Array, purpose: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#current.secret, iv).setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(value), cipher.final()]);
    return Buffer.concat([this.currentPrefix, iv, cipher.getAuthTag(), body]);
  }

  /** Opens what {@link seal} made for the same purpose; raises {@link SealBroken}. */
  open(sealed: Uint8Array, purpose: string): unknown {
    return JSON.parse(this.openBytes(sealed, purpose).toString('utf8')) as unknown;
  }

  /** Opens what {@link sealBytes} made for the same purpose; raises {@link SealBroken}. */
  openBytes(sealed: Uint8Array, purpose: string): Buffer {
    const bytes = Buffer.from(sealed);
    const start = 1 + (bytes[0] ?? 0);
    const id = bytes.subarray(1, start).toString();
    const secret = this.#keys.get(id);
    if (!secret) throw new SealBroken(`no encryption key with id "${id}"`);
    const iv = bytes.subarray(start, start + IV_BYTES);
    const tag = bytes.subarray(start + IV_BYTES, start + IV_BYTES + TAG_BYTES);
    try {
      const decipher = createDecipheriv('aes-256-gcm', secret, iv).setAAD(Buffer.from(purpose)).setAuthTag(tag);
      const body = bytes.subarray(start + IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    } catch (cause) {
      throw new SealBroken(`a value for ${purpose} was altered or cut`, { cause });
    }
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
  return `${id}:${randomBytes(32).toString('base64')}`;
}
