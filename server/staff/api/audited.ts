import type { AuditLog } from '../audit-log';
import { ManyReadings } from '../many-readings';
import type { SignedIn } from '../sessions';
import type { AuditNote, Operation } from './operation';

/** A console asks for the same case again at every piece of news: within this time that is one reading. */
const ONE_READING_MS = 60_000;
const REMEMBERED = 5_000;
/** By these somebody reads what is in a case. */
const LOOKS: readonly string[] = ['case.read', 'case.unmask', 'case.sheet-file', 'case.links', 'case.suggestions'];
/** What supervisors are shown: by these somebody has looked at, or for, very much. */
export const MANY = { cases: 'many.cases', searches: 'many.searches' } as const;

/** Writes into the log what was done or read through the API, once it has been. */
export class Audited {
  readonly #readings = new Map<string, number>();
  readonly #manyCases = new ManyReadings();
  readonly #manySearches = new ManyReadings();

  constructor(
    private readonly log: AuditLog,
    private readonly now: () => number,
  ) {}

  /** `note` is what the call itself says about it. */
  async write({ audit: action, method }: Operation, { member }: SignedIn, note: AuditNote): Promise<void> {
    if (action === undefined) return;
    const at = this.now();
    // Before what is left out as the same reading: a number is guessed by a thousand searches within one minute.
    const { sought } = note;
    if (sought && this.#manySearches.note(member.id, sought, at)) await this.#tellMany(MANY.searches, member.id, at);
    const isReading = method === 'get' || action.endsWith('.read');
    if (isReading && this.#isSameReading([member.id, action, note.target, note.detail].join(' '), at)) return;
    await this.log.append({
      at,
      staffId: member.id,
      action,
      target: note.target,
      ...(note.detail !== undefined && { detail: note.detail }),
    });
    if (LOOKS.includes(action) && this.#manyCases.note(member.id, note.target, at))
      await this.#tellMany(MANY.cases, member.id, at);
  }

  async #tellMany(action: string, staffId: string, at: number): Promise<void> {
    await this.log.append({ at, staffId, action, target: `staff:${staffId}` });
  }

  /** Somebody has tried what their role may not; the same again within a minute is written once. */
  async refused({ method, path }: Operation, { member }: SignedIn): Promise<void> {
    const at = this.now();
    const detail = `${method} ${path}`;
    if (this.#isSameReading([member.id, 'refused', detail].join(' '), at)) return;
    await this.log.append({ at, staffId: member.id, action: 'access.refused', target: `staff:${member.id}`, detail });
  }

  #isSameReading(what: string, at: number): boolean {
    const last = this.#readings.get(what);
    if (last !== undefined && at - last < ONE_READING_MS) return true;
    this.#readings.delete(what);
    this.#readings.set(what, at);
    const [oldest] = this.#readings.keys();
    if (this.#readings.size > REMEMBERED && oldest !== undefined) this.#readings.delete(oldest);
    return false;
  }
}
