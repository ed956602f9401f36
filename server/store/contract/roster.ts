/** Whether somebody is at the console: `available`, on a `break`, or `off` duty. */
export type Availability = 'available' | 'break' | 'off';

/** When somebody's console last gave a sign of life, and whether they take cases. */
export interface Presence {
  staffId: string;
  seenAt: number;
  state: Availability;
}

/** When somebody is on duty. */
export interface Shift {
  id: string;
  staffId: string;
  from: number;
  to: number;
}

/** Who is at the console, and who is on duty when. */
export interface RosterStore {
  /** Notes a sign of life of somebody's console. */
  seen(staffId: string, at: number): Promise<void>;
  setState(staffId: string, state: Availability, at: number): Promise<void>;
  presence(): Promise<Presence[]>;
  /** Keeps a shift, new or changed. */
  putShift(shift: Shift): Promise<void>;
  removeShift(id: string): Promise<void>;
  /** Shifts of which a part lies in the time from `from` (included) to `to` (not included). */
  shifts(from: number, to: number): Promise<Shift[]>;
}
