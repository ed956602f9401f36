/** What somebody may do: see server/staff/permissions.ts. */
export type Role = 'counsellor' | 'supervisor' | 'editor' | 'auditor' | 'admin';

export interface StaffMember {
  id: string;
  username: string;
  name: string;
  role: Role;
  passwordHash: string;
  /** Its owner has set the password themself, and nobody else has known it. */
  hasOwnPassword?: boolean;
  createdAt: number;
  /** One of the offices of the hotline, by the name that staff use. */
  office?: string;
  /** How many cases at once; the usual number when absent. */
  capacity?: number;
  /** Since when the account may not be used. */
  disabledAt?: number;
  secondFactor?: SecondFactor;
  /** The first administrator, until somebody has come who handles cases: then it is taken away for good. */
  isInterim?: boolean;
  /** It is not good before a second person has confirmed it: see second-person.ts. */
  awaits?: Awaiting;
  /** A way to set a new password, good once. */
  passwordLink?: PasswordLink;
  care?: CareSettings;
  /** Filters of the queue that were given a name. */
  views: SavedView[];
  version: number;
}

/** What of an account a second person must confirm: since when (epoch ms), what was done to it, and by whom. */
export interface Awaiting {
  since: number;
  why: 'new' | 'role' | 'name' | 'password' | 'second-factor' | 'enabled';
  by: string;
}

/** TOTP (RFC 6238). It counts once it was confirmed with a code. */
export interface SecondFactor {
  /** Base32. */
  secret: string;
  confirmedAt?: number;
  /** The time step of the last code that was taken: a code is good once. */
  lastStep?: number;
  /** Hashes of the codes that are good once each, for who has lost the device: argon2id with `salt`, of earlier ones SHA-256. */
  recovery: string[];
  /** Base64; absent where the codes are of an earlier version. */
  salt?: string;
}

/** SHA-256 of a link's token, and until when (epoch ms) it is good. */
export interface PasswordLink {
  tokenHash: string;
  expiresAt: number;
}

/** What somebody wants the console to do for their own good. */
export interface CareSettings {
  /** Minutes of work after which a break is proposed; null: never. */
  breakAfter: number | null;
  /** Whether a word is said after a hard case. */
  afterHardCases: boolean;
  /** Whether hard words are covered until they are asked for. */
  coverHardWords: boolean;
}

export interface SavedView {
  id: string;
  name: string;
  /** The query string of the queue. */
  query: string;
}

export interface Session {
  /** Keyed hash of the cookie's value: a stolen database opens no session, nor does a written one. */
  tokenHash: string;
  staffId: string;
  expiresAt: number;
  createdAt: number;
  /** When it was last used; exact to a few minutes. */
  seenAt: number;
  /** The browser's own description, shortened. */
  agent: string;
}

/** Accounts of staff and their sessions. */
export interface StaffStore {
  /** Adds an account; gives false when the name is taken. */
  add(member: StaffMember): Promise<boolean>;
  /** Replaces the account if it still has the version before `next.version`; gives whether it did. */
  replace(next: StaffMember): Promise<boolean>;
  byUsername(username: string): Promise<StaffMember | undefined>;
  byId(id: string): Promise<StaffMember | undefined>;
  /** Those that can be opened: one that somebody has spoiled keeps nobody else out. */
  all(): Promise<StaffMember[]>;
  /** Ids of accounts that cannot be opened. */
  unreadable(): Promise<string[]>;
  putSession(session: Session): Promise<void>;
  session(tokenHash: string): Promise<Session | undefined>;
  sessionsOf(staffId: string): Promise<Session[]>;
  /** Notes that a session was used. */
  touchSession(tokenHash: string, at: number): Promise<void>;
  endSession(tokenHash: string): Promise<void>;
  /** Removes sessions that were over before `before`; gives how many. */
  purgeSessions(before: number): Promise<number>;
}
