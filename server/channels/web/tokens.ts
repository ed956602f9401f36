import { createHmac, randomBytes } from 'node:crypto';
import { isSameSecret } from '../../same-secret';
import type { SecretStore } from '../../store/contract/secrets';
import { NamedKey } from '../../store/named-key';

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
  | { state: 'expired'; conversationId: string; expiresAt: number; mayReturn: boolean }
  | { state: 'foreign' };

/** `<conversation id>.<expiry, epoch ms>.<HMAC-SHA256>` */
const TOKEN = /^([\w-]{24})\.(\d{1,15})\.([\w-]{43})$/;

/** A Direct Line conversation id: it is the person's whole identity here, so nobody must be able to guess it (144 bits). */
export const newConversationId = (): string => randomBytes(18).toString('base64url');

/** Makes and reads tokens. Nothing is kept for a token: what it opens stands in it, signed. */
export class Tokens {
  readonly #key: NamedKey;

  constructor(
    secrets: Pick<SecretStore, 'getOrPut'>,
    private readonly now: () => number,
  ) {
    this.#key = new NamedKey(secrets, 'directline');
  }

  async issue(conversationId: string): Promise<string> {
    const content = `${conversationId}.${this.now() + TOKEN_SECONDS * 1000}`;
    return `${content}.${await this.#sign(content)}`;
  }

  async read(token: string): Promise<TokenReading> {
    const [, conversationId, expiry, signature] = TOKEN.exec(token) ?? [];
    if (!conversationId || !expiry || !signature) return { state: 'foreign' };
    const expected = await this.#sign(`${conversationId}.${expiry}`);
    if (!isSameSecret(signature, expected)) return { state: 'foreign' };
    const expiresAt = Number(expiry);
    if (this.now() < expiresAt) return { state: 'valid', conversationId, expiresAt };
    return { state: 'expired', conversationId, expiresAt, mayReturn: this.now() < expiresAt + RETURN_MS };
  }

  async #sign(content: string): Promise<string> {
    return createHmac('sha256', await this.#key.get())
      .update(content)
      .digest('base64url');
  }
}
