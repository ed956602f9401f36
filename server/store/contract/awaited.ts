/** What lies in the spools of the servers on one database, as each of them tells: ids of conversations, nothing else. */
export interface AwaitedStore {
  /** Tells what the spool of a server holds, in place of what it told before. It counts until `until` (time of leases). */
  tell(owner: string, lines: readonly string[], until: number): Promise<void>;
  /** What the others have told that counts at `now`. */
  ofOthers(owner: string, now: number): Promise<string[]>;
}
