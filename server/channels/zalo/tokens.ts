import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { SecretStore } from '../../store/contract/secrets';
import { ZaloApiError, type ZaloOAuth, type ZaloTokens } from '../../zalo-api-wrapper';
import { SendError } from '../channel';

const SECRET = 'zalo-tokens';
const LOCK = 'zalo-refresh';
/** The lock outlives the call under it (10 s) by far: a refresh token used twice is lost (reference: channels.md, D 14). */
const LOCK_MS = 60_000;
/** How long a send waits for another process to finish refreshing, and how often it looks. */
const PATIENCE_MS = 5_000;
const LOOK_MS = 100;
const TEN_MINUTES = 600_000;
/** A refresh token lives for three months (reference: channels.md, B5). */
const GRANT_MS = 90 * 86_400_000;
/** How long a refused refresh token is not tried again. */
const REFUSED_MS = 300_000;

/** Times in epoch ms. `given` is the fingerprint of the configured token from which this pair descends. */
const kept = z.object({
  access: z.string(),
  refresh: z.string(),
  issuedAt: z.number(),
  expiresAt: z.number(),
  given: z.string(),
});
type Kept = z.output<typeof kept>;

export interface TokenPorts {
  oauth: Pick<ZaloOAuth, 'refreshToken'>;
  /** The Official Account's id; absent while there is only one. */
  account?: string;
  secrets: SecretStore;
  logger: Logger;
  now: () => number;
  /** The time of locks (see StoreClock). */
  leaseNow: () => number;
  /** The refresh token of the configuration: the first one, or a new one that the operator was granted. */
  configured: string;
}

/** Keeps the Official Account's tokens: one pair for all processes, renewed by one of them, on disk before it is used. */
export class ZaloTokenKeeper {
  readonly #ports: TokenPorts;
  readonly #given: string;
  readonly #secret: string;
  readonly #lock: string;
  /** A pair that could not be put on disk: the only copy of a grant, kept until it can. */
  #unsaved: Kept | undefined;
  #refused: { refresh: string; until: number; error: SendError } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(ports: TokenPorts) {
    this.#ports = ports;
    const suffix = ports.account === undefined ? '' : `/${ports.account}`;
    this.#secret = SECRET + suffix;
    this.#lock = LOCK + suffix;
    this.#given = createHash('sha256').update(ports.configured).digest('hex');
  }

  /** An access token that is good now; raises {@link SendError}. */
  async access(): Promise<string> {
    const tokens = await this.#load();
    const now = this.#ports.now();
    if (now < renewalAt(tokens)) return tokens.access;
    const isStillGood = now < tokens.expiresAt;
    try {
      const patience = isStillGood ? 0 : PATIENCE_MS;
      return (await this.#renew((current) => this.#ports.now() < renewalAt(current), patience)).access;
    } catch (error) {
      if (isStillGood) return tokens.access;
      throw error;
    }
  }

  /** An access token other than the one that Zalo has just refused; raises {@link SendError}. */
  async replace(refused: string): Promise<string> {
    return (await this.#renew(({ access, expiresAt }) => access !== refused && this.#ports.now() < expiresAt)).access;
  }

  /** Keeps a pair that an administrator of the account has just granted; a renewal that is under way does not write over it. */
  async adopt({ accessToken, refreshToken, expiresIn }: ZaloTokens): Promise<void> {
    const { secrets, now, leaseNow } = this.#ports;
    const owner = randomUUID();
    while (!(await secrets.lock(this.#lock, owner, leaseNow(), leaseNow() + LOCK_MS))) await pause(LOOK_MS);
    try {
      const granted = { access: accessToken, refresh: refreshToken, issuedAt: now(), given: this.#given };
      this.#unsaved = { ...granted, expiresAt: now() + expiresIn * 1000 };
      await this.#save();
      this.#refused = undefined;
    } finally {
      await secrets.unlock(this.#lock, owner);
    }
  }

  /** Epoch ms at which the grant ends unless it is renewed before; undefined while nothing is kept. */
  async grantEndsAt(): Promise<number | undefined> {
    const { issuedAt } = await this.#load();
    return issuedAt ? issuedAt + GRANT_MS : undefined;
  }

  /** Looks after the tokens from now on, also while nobody writes. */
  start(): void {
    const look = () => void this.access().catch(() => undefined); // logged where it failed
    this.#timer = setInterval(look, TEN_MINUTES);
    this.#timer.unref();
    look();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Renews under the lock unless somebody else has: what was read before having the lock counts for nothing. */
  async #renew(isGood: (tokens: Kept) => boolean, patience = PATIENCE_MS): Promise<Kept> {
    const { secrets, leaseNow } = this.#ports;
    const owner = randomUUID();
    for (let waited = 0; waited <= patience; waited += LOOK_MS) {
      if (await secrets.lock(this.#lock, owner, leaseNow(), leaseNow() + LOCK_MS)) {
        try {
          const tokens = await this.#load();
          return isGood(tokens) ? tokens : await this.#refresh(tokens);
        } finally {
          await secrets.unlock(this.#lock, owner);
        }
      }
      await pause(LOOK_MS);
      const tokens = await this.#load();
      if (isGood(tokens)) return tokens;
    }
    throw new SendError('retry', 'TOKEN_BUSY');
  }

  async #refresh({ refresh }: Kept): Promise<Kept> {
    const now = this.#ports.now();
    if (this.#refused?.refresh === refresh && now < this.#refused.until) throw this.#refused.error;
    const answer = await this.#ports.oauth
      .refreshToken(refresh)
      .catch((error: unknown) => this.#failed(refresh, error));
    const expiresAt = now + answer.expiresIn * 1000;
    const fresh = {
      access: answer.accessToken,
      refresh: answer.refreshToken,
      issuedAt: now,
      expiresAt,
      given: this.#given,
    };
    this.#unsaved = fresh;
    await this.#save();
    this.#ports.logger.info({ channel: 'zalo', expiresAt: new Date(expiresAt) }, 'tokens renewed');
    return fresh;
  }

  /** Only Zalo's own refusal means that the grant is lost; the errors hold codes, never a token. */
  #failed(refresh: string, error: unknown): never {
    const { logger, now } = this.#ports;
    if (!(error instanceof ZaloApiError) || error.error === -32) {
      logger.warn({ channel: 'zalo', err: error }, 'tokens could not be renewed; tried again later');
      throw new SendError('retry', 'TOKEN_UNRENEWED', { cause: error });
    }
    const refused = new SendError('channel', `oauth/${error.error}`, { cause: error });
    this.#refused = { refresh, until: now() + REFUSED_MS, error: refused };
    logger.error(
      { channel: 'zalo', code: error.error },
      'Zalo refused the refresh token: grant the app again, set ZALO_REFRESH_TOKEN',
    );
    throw refused;
  }

  /** The pair that is kept; the configured token alone when there is none, or when the operator has given a new one. */
  async #load(): Promise<Kept> {
    if (this.#unsaved) await this.#save();
    const text = await this.#ports.secrets.get(this.#secret);
    const found = text === undefined ? undefined : kept.parse(JSON.parse(text));
    if (found?.given === this.#given) return found;
    return { access: '', refresh: this.#ports.configured, issuedAt: 0, expiresAt: 0, given: this.#given };
  }

  async #save(): Promise<void> {
    await this.#ports.secrets.put(this.#secret, JSON.stringify(this.#unsaved));
    this.#unsaved = undefined;
  }
}

/** When a pair is due: with a quarter of its life left, or ten minutes if that is more; of a very short life, half. */
function renewalAt({ issuedAt, expiresAt }: Kept): number {
  const life = expiresAt - issuedAt;
  return expiresAt - Math.max(life / 4, Math.min(TEN_MINUTES, life / 2));
}
