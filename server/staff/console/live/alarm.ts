import type { CaseSummary } from '../api/types';
import { Observable } from '../shared/observable';

/** Is this an emergency that nobody has taken? */
export const isUnclaimedUrgent = ({ priority, status }: CaseSummary): boolean => priority === 1 && status === 'open';

/** Which emergencies still call for somebody's eyes. */
export class Alarm {
  /** Emergencies that nobody has taken and that were not yet acknowledged here. */
  readonly calling = new Observable<readonly CaseSummary[]>([]);
  #acknowledged: ReadonlySet<string> = new Set();

  /** Takes the queue as it now stands; gives the emergencies that are new. One that was given back calls again. */
  take(cases: readonly CaseSummary[]): CaseSummary[] {
    const urgent = cases.filter(isUnclaimedUrgent);
    this.#acknowledged = new Set(urgent.map(({ id }) => id).filter((id) => this.#acknowledged.has(id)));
    const before = new Set(this.calling.get().map(({ id }) => id));
    const calling = urgent.filter(({ id }) => !this.#acknowledged.has(id));
    if (calling.length || before.size) this.calling.set(calling);
    return calling.filter(({ id }) => !before.has(id));
  }

  /** Somebody has seen these. */
  acknowledge(ids: readonly string[]): void {
    this.#acknowledged = new Set([...this.#acknowledged, ...ids]);
    const calling = this.calling.get().filter(({ id }) => !this.#acknowledged.has(id));
    if (calling.length < this.calling.get().length) this.calling.set(calling);
  }
}
