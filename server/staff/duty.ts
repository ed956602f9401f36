import type { Presence, RosterStore, Shift } from '../store/contract/roster';
import type { StaffMember, StaffStore } from '../store/contract/staff';
import { mayHaveCases } from './permissions';

/** A console gives a sign of life every 15 s; after three that stayed away its owner is gone. */
const OFFLINE_MS = 45_000;
/** How far back a shift may have ended for its end to mean something for a case. */
const LOOK_BACK_MS = 24 * 3_600_000;
/** Cases at once, where the account says nothing else. */
const USUAL_CAPACITY = 4;

/** How somebody stands to the work at this moment. */
export interface Attendance {
  member: StaffMember;
  seenAt: number;
  state: Presence['state'];
  /** Whether their console is open. */
  online: boolean;
  /** The shift that runs, or the one that ended last. */
  shift?: Shift;
  /** Whether they can be counted on to take a case now. */
  onDuty: boolean;
}

/** Whose turn it is: what the roster and the consoles' signs of life say together. */
export class Duty {
  constructor(
    private readonly store: { staff: StaffStore; roster: RosterStore },
    private readonly now: () => number,
  ) {}

  /** Everybody who may handle cases. */
  async attendance(): Promise<Attendance[]> {
    return (await this.standings()).filter(({ member }) => mayHaveCases(member));
  }

  /** Everybody with an account, also those who may not use it any more. */
  async standings(): Promise<Attendance[]> {
    const { staff, roster } = this.store;
    const at = this.now();
    const [members, presence, shifts] = await Promise.all([
      staff.all(),
      roster.presence(),
      roster.shifts(at - LOOK_BACK_MS, at + 1),
    ]);
    return attendanceOf(members, presence, shifts, at);
  }
}

export const capacityOf = ({ capacity }: StaffMember): number => capacity ?? USUAL_CAPACITY;

/**
 * Somebody is on duty who is at the console, has not said otherwise, and has a shift. Where no shift runs for anybody,
 * the roster is not being used: then whoever is at the console counts.
 */
function attendanceOf(
  members: readonly StaffMember[],
  presence: readonly Presence[],
  shifts: readonly Shift[],
  at: number,
): Attendance[] {
  const isRostered = shifts.some(({ to }) => to > at);
  return members.map((member) => {
    const { seenAt, state } = presence.find(({ staffId }) => staffId === member.id) ?? ABSENT;
    const shift = shifts.filter(({ staffId }) => staffId === member.id).sort((a, b) => b.to - a.to)[0];
    const online = at - seenAt < OFFLINE_MS;
    const onShift = isRostered ? shift !== undefined && shift.to > at : true;
    return {
      member,
      seenAt,
      state,
      online,
      onDuty: online && state === 'available' && onShift,
      ...(shift && { shift }),
    };
  });
}

const ABSENT: Pick<Presence, 'seenAt' | 'state'> = { seenAt: 0, state: 'available' };
