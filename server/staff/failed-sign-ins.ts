import type { StaffStore } from '../store/contract/staff';
import type { AuditLog } from './audit-log';

/** Under this stands in the log whoever gave a name that nobody has. The name itself is not written: it may be a password. */
const NOBODY = 'nobody';
/** Guesses at many made-up names must not fill a log that is kept for ever. */
const UNKNOWN_EVERY_MS = 60_000;

/** Writes failed sign-ins into the log: each for an account that exists, and once a minute that names are being guessed. */
export class FailedSignIns {
  #unknownAt = -Infinity;

  constructor(
    private readonly ports: {
      staff: Pick<StaffStore, 'byUsername'>;
      audit: Pick<AuditLog, 'append'>;
      now: () => number;
    },
  ) {}

  async note(username: string): Promise<void> {
    const { staff, audit, now } = this.ports;
    const at = now();
    const member = await staff.byUsername(username.trim().toLowerCase());
    if (!member && at - this.#unknownAt < UNKNOWN_EVERY_MS) return;
    if (!member) this.#unknownAt = at;
    const staffId = member?.id ?? NOBODY;
    await audit.append({ at, staffId, action: 'session.failed', target: `staff:${staffId}` });
  }
}
