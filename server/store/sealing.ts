import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

/** Raised when a sealed value cannot be opened: its key is missing, or it was altered. */
export class SealBroken extends Error {
  readonly code = 'SEAL_BROKEN';
}

export const SECRET_BYTES = 32;
const IV_BYTES = 12; // NIST SP 800-38D: 96-bit nonce for GCM
const TAG_BYTES = 16;

/** Seals values and opens them again. `purpose` is bound to a value: sealed for one place, it does not open in another. */
export abstract class Seals {
  abstract sealBytes(value: Uint8Array, purpose: string): Buffer;
  /** Opens what {@link sealBytes} made for the same purpose; raises {@link SealBroken}. */
  abstract openBytes(sealed: Uint8Array, purpose: string): Buffer;

  /** Seals a JSON value. */
  seal(value: unknown, purpose: string): Buffer {
    return this.sealBytes(Buffer.from(JSON.stringify(value)), purpose);
  }

  /** Opens what {@link seal} made for the same purpose; raises {@link SealBroken}. */
  open(sealed: Uint8Array, purpose: string): unknown {
    return JSON.parse(this.openBytes(sealed, purpose).toString('utf8')) as unknown;
  }

  /** Seals anew, as values are sealed now, what was sealed for the same purpose. */
  reseal(sealed: Uint8Array, purpose: string): Buffer {
    return this.sealBytes(this.openBytes(sealed, purpose), purpose);
  }
}

/** Random nonces. Asking the system for each one alone takes longer than the sealing itself. */
class Nonces {
  readonly #drawn = Buffer.alloc(IV_BYTES * 256);
  #at = this.#drawn.length;

  /** Each is given once: to be used before the next one is asked for. */
  next(): Buffer {
    if (this.#at === this.#drawn.length) {
      randomFillSync(this.#drawn);
      this.#at = 0;
    }
    this.#at += IV_BYTES;
    return this.#drawn.subarray(this.#at - IV_BYTES, this.#at);
  }
}

const nonces = new Nonces();

/** AES-256-GCM: the mark that tells the key, nonce, tag, and the value. */
export function encrypt(secret: Buffer, mark: Buffer, value: Uint8Array, purpose: string): Buffer {
  const iv = nonces.next();
  const cipher = createCipheriv('aes-256-gcm', secret, iv).setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(value), cipher.final()]);
  return Buffer.concat([mark, iv, cipher.getAuthTag(), body]);
}

/** Opens what {@link encrypt} made, behind its mark of `start` bytes; raises {@link SealBroken}. */
export function decrypt(secret: Buffer, sealed: Uint8Array, start: number, purpose: string): Buffer {
  const [ivEnd, tagEnd] = [start + IV_BYTES, start + IV_BYTES + TAG_BYTES];
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(start, ivEnd))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(sealed.subarray(ivEnd, tagEnd));
    return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]);
  } catch (cause) {
    throw new SealBroken(`a value for ${purpose} was altered or cut`, { cause });
  }
}
