import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { SecretStore } from '../../store/contract/secrets';

/** How long a token opens its conversation, in seconds. Clients renew theirs after half of it. */
export const TOKEN_SECONDS = 1800;
/**
 * How long an expired token may still be exchanged for a fresh one. Direct Line has no such grace; our people have: a phone
 * that slept overnight must find the conversation again in which staff have answered meanwhile.
 */
const RETURN_MS = 30 * 86_400_000;

/** What a token turned out to be. `foreign`: we did not make it. `expiresAt` is epoch ms. */
export type TokenReading =
  | { state: 'valid'; conversationId: string; expiresAt: number }
  | { state: 'expired'; conversationId: string; mayReturn: boolean }
  | { state: 'foreign' };

/** `<conversation id>.<expiry, epoch ms>.<HMAC-SHA256>` */
const TOKEN = /^([\w-]{24})\.(\d{1,15})\.([\w-]{43})$/;

/** A Direct Line conversation id: it is the person's whole identity here, so nobody must be able to guess it (144 bits). */
export const newConversationId = (): string => randomBytes(18).toString('base64url');

/** Makes and reads tokens. Nothing is kept for a token: what it opens stands in it, signed. */
export class Tokens {
  #key: Promise<Buffer> | undefined;

  constructor(
    private readonly secrets: SecretStore,
    private readonly now: () => number,
  ) {}

  async issue(conversationId: string): Promise<string> {
    const content = `${conversationId}.${this.now() + TOKEN_SECONDS * 1000}`;
    return `${content}.${(await this.#sign(content)).toString('base64url')}`;
  }

  async read(token: string): Promise<TokenReading> {
    const [, conversationId, expiry, signature] = TOKEN.exec(token) ?? [];
    if (!conversationId || !expiry || !signature) return { state: 'foreign' };
    const expected = await this.#sign(`${conversationId}.${expiry}`);
    if (!timingSafeEqual(Buffer.from(signature, 'base64url'), expected)) return { state: 'foreign' };
    const expiresAt = Number(expiry);
    if (this.now() < expiresAt) return { state: 'valid', conversationId, expiresAt };
    return { state: 'expired', conversationId, mayReturn: this.now() < expiresAt + RETURN_MS };
  }

  async #sign(content: string): Promise<Buffer> {
    return createHmac('sha256', await this.#secret())
      .update(content)
      .digest();
  }

  /** The same for all processes on one store, and read once; after a failure it is asked for again. */
  #secret(): Promise<Buffer> {
    this.#key ??= this.secrets
      .getOrPut('directline', () => randomBytes(32).toString('base64'))
      .then((kept) => Buffer.from(kept, 'base64'))
      .catch((error: unknown) => {
        this.#key = undefined;
        throw error;
      });
    return this.#key;
  }
}
