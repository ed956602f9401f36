import { randomBytes } from 'node:crypto';
import type { SecretStore } from './contract/secrets';

/** A random key of 32 bytes that the store keeps: the same for all processes, and read once; after a failure it is asked for again. */
export class NamedKey {
  #key: Promise<Buffer> | undefined;

  constructor(
    private readonly secrets: Pick<SecretStore, 'getOrPut'>,
    private readonly name: string,
  ) {}

  get(): Promise<Buffer> {
    this.#key ??= this.secrets
      .getOrPut(this.name, () => randomBytes(32).toString('base64'))
      .then((kept) => Buffer.from(kept, 'base64'))
      .catch((error: unknown) => {
        this.#key = undefined;
        throw error;
      });
    return this.#key;
  }
}
