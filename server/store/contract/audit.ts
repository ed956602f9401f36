/** Who did what to which record, kept for ever; no message text. */
export interface AuditEntry {
  at: number;
  staffId: string;
  action: string;
  target: string;
  detail?: string;
}

/** An entry in its place: `mac` covers the entry and the `mac` of the one before it, so that none can be changed, moved or taken out. */
export interface ChainedEntry extends AuditEntry {
  /** Counts from 1 without gaps. */
  seq: number;
  prev: string;
  mac: string;
}

/** Which entries of the log; a field that is left out asks for all. */
export interface AuditQuery {
  /** Entries before this place. */
  before?: number | undefined;
  staffId?: string | undefined;
  target?: string | undefined;
  /** The first word of the action: `case`, `session`, `staff` … */
  kind?: string | undefined;
  /** From this time (epoch ms, included) to that (not included). */
  from?: number | undefined;
  to?: number | undefined;
  limit: number;
}

/** The log of who did and read what. Entries are only ever added. */
export interface AuditStore {
  /** Adds an entry if its place is free; gives whether it was. */
  append(entry: ChainedEntry): Promise<boolean>;
  /** The last entry. */
  head(): Promise<ChainedEntry | undefined>;
  /** Entries after place `seq`, in order. */
  after(seq: number, limit: number): Promise<ChainedEntry[]>;
  /** The latest entries that fit, the newest first. */
  latest(query: AuditQuery): Promise<ChainedEntry[]>;
}
