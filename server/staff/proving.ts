import type { StaffMember } from '../store/contract/staff';
import type { Accounts } from './accounts';
import type { AuditLog } from './audit-log';
import type { FailedSignIns } from './failed-sign-ins';
import type { LoginDelays } from './login-delays';
import type { SecondFactors } from './second-factor';

interface Ports {
  accounts: Pick<Accounts, 'check'>;
  factors: Pick<SecondFactors, 'use'>;
  delays: LoginDelays;
  failures: FailedSignIns;
  audit: Pick<AuditLog, 'append'>;
  sleep: (ms: number) => Promise<void>;
  now: () => number;
}

/**
 * Tries to show who one is, when signing in and at an open desk alike: each failure for the same name makes the next try slower,
 * and stands in the log.
 */
export class Proving {
  constructor(private readonly ports: Ports) {}

  /** Whose password this is; undefined when it is wrong. The try counts as failed until {@link succeeded} is called. */
  async password(username: string, password: string): Promise<StaffMember | undefined> {
    const { accounts, delays, failures, sleep } = this.ports;
    await sleep(delays.begin(username));
    const member = await accounts.check(username, password);
    if (!member) await failures.note(username);
    return member;
  }

  /** Whether a code is right, which is used up by this. After {@link password}, so it does not wait. */
  async code(member: StaffMember, code: string): Promise<boolean> {
    const { factors, audit, now } = this.ports;
    if (await factors.use(member, code)) return true;
    await audit.append({ at: now(), staffId: member.id, action: 'session.refused', target: `staff:${member.id}` });
    return false;
  }

  /** Whether a code by itself is right. */
  async codeAlone(member: StaffMember, code: string): Promise<boolean> {
    const { delays, sleep } = this.ports;
    await sleep(delays.begin(member.username));
    const isRight = await this.code(member, code);
    if (isRight) this.succeeded(member.username);
    return isRight;
  }

  succeeded(username: string): void {
    this.ports.delays.succeeded(username);
  }
}
