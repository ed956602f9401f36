/** Nobody at work opens, or looks for, so much in an hour: whoever does may be looking for somebody, or taking cases out of the house. */
const MANY = 40;
const HOUR_MS = 3_600_000;

/** Notices when one person looks at very many cases, or for very many names and numbers. */
export class ManyReadings {
  readonly #seen = new Map<string, { since: number; what: Set<string> }>();

  /** Gives true once an hour, when what somebody has looked at has become much. `what` tells one thing from another. */
  note(staffId: string, what: string, at: number): boolean {
    const known = this.#seen.get(staffId);
    const current = known && at - known.since < HOUR_MS ? known : { since: at, what: new Set<string>() };
    this.#seen.set(staffId, current);
    const before = current.what.size;
    if (before < MANY) current.what.add(what);
    return before < MANY && current.what.size === MANY;
  }
}
