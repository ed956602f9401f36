import type { RosterStore, Shift } from '../store/contract/roster';
import type { CareSettings, StaffMember } from '../store/contract/staff';
import type { AuditStore } from '../store/contract/audit';
import type { CaseStore } from '../store/contract/cases';

/** What holds until somebody has chosen: a break after an hour and a half, a word after hard cases. */
export const USUAL_CARE: CareSettings = { breakAfter: 90, afterHardCases: true, coverHardWords: false };

/** More deeds than anybody does in a shift. */
const MOST_DEEDS = 500;

/** How much somebody has had today. Times are epoch ms. */
export interface Load {
  /** When the work began: the shift, or the first of the sessions that last. */
  since: number;
  /** Since when without a break. */
  workingSince: number;
  /** Cases that they did something with, and how many of those were emergencies. */
  cases: number;
  urgent: number;
}

export interface LoadPorts {
  audit: Pick<AuditStore, 'latest'>;
  cases: Pick<CaseStore, 'get'>;
  roster: Pick<RosterStore, 'shifts'>;
  now: () => number;
}

/** What somebody has had since their work began, read from the log of what was done. */
export async function loadOf(ports: LoadPorts, { id }: StaffMember, sessionsSince: number): Promise<Load> {
  const { audit, now } = ports;
  const since = (await runningShift(ports, id))?.from ?? sessionsSince;
  const deeds = await audit.latest({ staffId: id, kind: 'case', from: since, limit: MOST_DEEDS });
  const handled = [...new Set(deeds.filter(({ action }) => isWork(action)).map(({ target }) => target))];
  const priorities = await Promise.all(handled.map(async (caseId) => (await ports.cases.get(caseId))?.priority));
  const changes = await audit.latest({ staffId: id, kind: 'presence', from: since, limit: MOST_DEEDS });
  return {
    since,
    workingSince: endOfBreak(changes, now()) ?? since,
    cases: handled.length,
    urgent: priorities.filter((priority) => priority === 1).length,
  };
}

async function runningShift({ roster, now }: LoadPorts, staffId: string): Promise<Shift | undefined> {
  return (await roster.shifts(now(), now() + 1)).find((shift) => shift.staffId === staffId);
}

/** Looking at a case is no work with it. */
const isWork = (action: string) =>
  !['case.read', 'case.links', 'case.suggestions', 'case.sheet-file', 'case.unmask'].includes(action);

/** When the last break ended, or now while it lasts; `changes` come with the newest first. */
function endOfBreak(changes: readonly { at: number; detail?: string }[], now: number): number | undefined {
  const place = changes.findIndex(({ detail }) => detail === 'break');
  if (place < 0) return undefined;
  return changes[place - 1]?.at ?? now;
}
