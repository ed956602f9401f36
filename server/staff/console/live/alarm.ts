import type { CaseSummary } from '../api/types';
import { bundlesOf } from '../queue/bundles';
import { Observable } from '../shared/observable';

/** Whoever has seen a call is left alone for so long; then, if still nobody has taken the case, it calls again. */
const QUIET_MS = 60_000;

/** Which emergencies call for somebody's hands. They call until somebody has taken them. */
export class Alarm {
  /** Emergencies that nobody has taken and that were not just acknowledged here. */
  readonly calling = new Observable<readonly CaseSummary[]>([]);
  #urgent: readonly CaseSummary[] = [];
  readonly #quietUntil = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  /** Takes the emergencies as they now stand. One that was given back calls again. */
  take(urgent: readonly CaseSummary[]): void {
    // Of those that began alike one calls; when somebody has it, the next.
    const calling = bundlesOf(urgent).map(({ head }) => head);
    const ids = new Set(urgent.map(({ id }) => id));
    for (const id of this.#quietUntil.keys()) if (!ids.has(id)) this.#quietUntil.delete(id);
    this.#urgent = calling;
    this.refresh();
  }

  /** Looks whose quiet time is over. */
  refresh(): void {
    const before = this.calling.get();
    const calling = this.#urgent.filter(({ id }) => (this.#quietUntil.get(id) ?? 0) <= this.now());
    const isSame = calling.length === before.length && calling.every((item, place) => item === before[place]);
    if (!isSame) this.calling.set(calling);
  }

  /** Somebody has seen these. */
  acknowledge(ids: readonly string[]): void {
    for (const id of ids) this.#quietUntil.set(id, this.now() + QUIET_MS);
    this.refresh();
  }
}
