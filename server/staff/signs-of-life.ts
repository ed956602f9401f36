import type { RosterStore } from '../store/contract/roster';
import type { SignedIn } from './sessions';

/** Often enough that a few lost ones do not make somebody look gone; see OFFLINE_MS. */
const EVERY_MS = 10_000;

/** Notes that somebody is at the console, from whatever their console does; written now and then only. */
export class SignsOfLife {
  readonly #last = new Map<string, number>();

  constructor(
    private readonly store: RosterStore,
    private readonly now: () => number,
  ) {}

  async of({ member, may }: SignedIn): Promise<void> {
    const at = this.now();
    if (!may.has('cases') || at - (this.#last.get(member.id) ?? -Infinity) < EVERY_MS) return;
    this.#last.set(member.id, at);
    await this.store.seen(member.id, at);
  }
}
