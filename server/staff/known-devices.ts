import { createHmac, randomBytes } from 'node:crypto';
import { isSameSecret } from '../same-secret';
import type { SecretStore } from '../store/contract/secrets';
import { NamedKey } from '../store/named-key';

/** A device that nobody has signed in from for so long is a stranger again. */
export const KNOWN_MS = 180 * 86_400_000;
/** A desk is shared: so many people's signs fit into its cookie. */
const MOST_SIGNS = 8;
const SEPARATOR = '~';
/** `<96 random bits>.<HMAC-SHA256 over them and the name>` */
const SIGN = /^([\w-]{16})\.([\w-]{43})$/;

/**
 * Devices from which somebody has signed in before: the cookie holds one sign for each of them, good for that name only. It opens
 * nothing; it only has its own count of tries, so a stolen one is worth no more than an address.
 */
export class KnownDevices {
  readonly #key: NamedKey;

  constructor(secrets: Pick<SecretStore, 'getOrPut'>) {
    this.#key = new NamedKey(secrets, 'known-devices');
  }

  /** What the device is known by under this name; undefined for a stranger. `cookie` is what it brought. */
  async find(username: string, cookie = ''): Promise<string | undefined> {
    for (const sign of signsIn(cookie)) if (await this.#isOf(username, sign)) return sign;
    return undefined;
  }

  /** The cookie for a device from which this name has just signed in. */
  async remember(username: string, cookie = ''): Promise<string> {
    const known = await this.find(username, cookie);
    const sign = known ?? (await this.#signFor(username, randomBytes(12).toString('base64url')));
    const others = signsIn(cookie).filter((other) => other !== sign);
    return [sign, ...others].slice(0, MOST_SIGNS).join(SEPARATOR);
  }

  async #isOf(username: string, sign: string): Promise<boolean> {
    const [, nonce = ''] = SIGN.exec(sign) ?? [];
    return isSameSecret(sign, await this.#signFor(username, nonce));
  }

  async #signFor(username: string, nonce: string): Promise<string> {
    const proof = createHmac('sha256', await this.#key.get()).update(`${nonce} ${username.trim().toLowerCase()}`);
    return `${nonce}.${proof.digest('base64url')}`;
  }
}

const signsIn = (cookie: string): string[] => cookie.split(SEPARATOR, MOST_SIGNS).filter((sign) => SIGN.test(sign));
