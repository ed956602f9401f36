import { TokenBuckets } from '../token-buckets';

const MINUTE = 60_000;
/** One address may be a whole office: this many times what one name has there. */
const NAMES_AN_ADDRESS = 10;
/** So long a try waits for its turn at most, ms; browsers and proxies give up after half a minute. */
const LONGEST_WAIT_MS = 15_000;

/** Who tries at a secret. */
export interface Trying {
  /** The IP address; of IPv6 the network. */
  address: string;
  /** The name that was given; empty where none is asked for. */
  name: string;
  /** Who it surely is: somebody signed in, or a device from which this very name has signed in before. */
  known?: string | undefined;
}

/** Too many tries of this kind wait already. */
export class TooManyTries extends Error {
  readonly code = 'TOO_MANY_TRIES';
  /** @param retryAfter seconds until one more could wait for its turn */
  constructor(readonly retryAfter: number) {
    super('too many tries at a secret');
  }
}

interface Ports {
  /** Tries that cost no wait, and that come back in a minute, for one name at one address. */
  perMinute: number;
  sleep: (ms: number) => Promise<void>;
  now: () => number;
}

/**
 * Slows down guessing at secrets without locking anybody out: what comes too fast waits for its turn. Whoever is known is counted
 * apart, so that nobody else's guesses stand in their way, also from the same office; a stranger is counted by address and name,
 * and, ten times as high, by address (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). Only failures count.
 */
export class Tries {
  readonly #known: TokenBuckets;
  readonly #names: TokenBuckets;
  readonly #addresses: TokenBuckets;
  readonly #sleep: Ports['sleep'];

  constructor({ perMinute, sleep, now }: Ports) {
    const buckets = (size: number) => new TokenBuckets({ size, oneInMs: MINUTE / size, now });
    this.#known = buckets(perMinute);
    this.#names = buckets(perMinute);
    this.#addresses = buckets(perMinute * NAMES_AN_ADDRESS);
    this.#sleep = sleep;
  }

  /** Resolves when the try may be made; what it gives is called when it was right. Raises {@link TooManyTries}. */
  async begin(trying: Trying): Promise<() => void> {
    const places = this.#placesOf(trying);
    const wait = Math.max(...places.map(({ buckets, key }) => buckets.wait(key)));
    if (wait > LONGEST_WAIT_MS) throw new TooManyTries(Math.ceil((wait - LONGEST_WAIT_MS) / 1_000));
    for (const { buckets, key } of places) buckets.take(key);
    await this.#sleep(wait);
    return () => places.forEach(({ buckets, key }) => buckets.giveBack(key));
  }

  #placesOf({ address, name, known }: Trying) {
    if (known !== undefined) return [{ buckets: this.#known, key: known }];
    return [
      { buckets: this.#names, key: `${address} ${name.trim().toLowerCase()}` },
      { buckets: this.#addresses, key: address },
    ];
  }
}
