/** Nobody at work opens so many cases of others in an hour: whoever does may be looking for somebody, or taking cases out of the house. */
const MANY = 40;
const HOUR_MS = 3_600_000;

/** Notices when one person looks at very many cases. */
export class ManyReadings {
  readonly #seen = new Map<string, { since: number; cases: Set<string> }>();

  /** Gives true once an hour, when the cases that somebody has looked at have become many. */
  note(staffId: string, caseId: string, at: number): boolean {
    const known = this.#seen.get(staffId);
    const current = known && at - known.since < HOUR_MS ? known : { since: at, cases: new Set<string>() };
    this.#seen.set(staffId, current);
    const before = current.cases.size;
    current.cases.add(caseId);
    return before < MANY && current.cases.size === MANY;
  }
}
