import type { Account } from '../config';

/** Our accounts on one platform: Pages, Official Accounts. While there is only one its id need not be known. */
export class Accounts {
  readonly #tokens: Map<string, string>;
  /** The only account, until its id is learned. */
  #nameless: string | undefined;

  constructor(accounts: readonly Account[]) {
    this.#tokens = new Map(accounts.flatMap(({ id, token }) => (id === undefined ? [] : [[id, token] as const])));
    this.#nameless = accounts.find(({ id }) => id === undefined)?.token;
  }

  /** Whether an event for this account is for us. */
  isOurs(id: string): boolean {
    return this.#nameless !== undefined || this.#tokens.has(id);
  }

  /** What opens an account; undefined when it is not ours, or no more. */
  tokenOf(id: string): string | undefined {
    return this.#tokens.get(id) ?? this.#nameless;
  }

  /** The platform has told us the id of the only account. */
  learn(id: string): void {
    if (this.#nameless === undefined) return;
    this.#tokens.set(id, this.#nameless);
    this.#nameless = undefined;
  }

  /** Every account with what opens it. */
  all(): Account[] {
    const named = [...this.#tokens].map(([id, token]) => ({ id, token }));
    return this.#nameless === undefined ? named : [...named, { token: this.#nameless }];
  }
}
