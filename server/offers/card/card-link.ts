import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { OfferCheck } from '../../../bot/offers/offer';
import { isSameSecret } from '../../same-secret';
import type { Warned } from './warned';

const DAY_MS = 86_400_000;
/** A card may still be fetched on the day after. */
const VALID_DAYS = 1;
const MAC_LENGTH = 22;
const MOST_FLAGS = 10;

const asked = z.object({
  v: z.enum(['dangerous', 'suspicious']),
  f: z
    .string()
    .regex(/^[a-z-]*(,[a-z-]+){0,9}$/)
    .default(''),
  d: z.coerce.number().int().positive(),
  s: z.string().length(MAC_LENGTH),
});

/** What a card says. */
export interface CardOrder {
  verdict: Warned;
  /** Ids of flags. */
  flags: string[];
}

interface Parts {
  /** Who has it can have cards drawn. */
  key: Buffer;
  now: () => number;
}

/**
 * Addresses of cards. Our name stands on them, so they are drawn only of what was checked here: nobody can write a verdict of
 * their own. There is none of what is not warned of: hung under a trap it would be its seal.
 */
export class CardLinks {
  constructor(private readonly parts: Parts) {}

  /** The address below `/kiem-tra`, or undefined when there is nothing to warn of. */
  linkFor({ verdict, flags }: Pick<OfferCheck, 'verdict' | 'flags'>): string | undefined {
    if (verdict !== 'dangerous' && verdict !== 'suspicious') return undefined;
    const what = {
      v: verdict,
      f: flags
        .slice(0, MOST_FLAGS)
        .map(({ id }) => id)
        .join(','),
      d: this.#today(),
    };
    const query = new URLSearchParams({ v: what.v, f: what.f, d: String(what.d), s: this.#sign(what) });
    return `/kiem-tra/the.png?${query.toString()}`;
  }

  /** What a card shall say; undefined when the address is not one of ours, or is too old. */
  read(query: unknown): CardOrder | undefined {
    const parsed = asked.safeParse(query);
    if (!parsed.success) return undefined;
    const { v, f, d, s } = parsed.data;
    const isOurs = isSameSecret(s, this.#sign({ v, f, d }));
    const age = this.#today() - d;
    return isOurs && age >= 0 && age <= VALID_DAYS ? { verdict: v, flags: f.split(',') } : undefined;
  }

  #today(): number {
    return Math.floor(this.parts.now() / DAY_MS);
  }

  #sign({ v, f, d }: { v: Warned; f: string; d: number }): string {
    const mac = createHmac('sha256', this.parts.key).update(`offer card|${v}|${f}|${d}`);
    return mac.digest('base64url').slice(0, MAC_LENGTH);
  }
}
