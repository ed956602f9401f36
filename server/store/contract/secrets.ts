/** Small secrets that must survive (platform tokens, the set-up token), sealed; and locks for what only one process may do. */
export interface SecretStore {
  get(name: string): Promise<string | undefined>;
  put(name: string, value: string): Promise<void>;
  /** Keeps `value` if there is none yet; gives the one that is kept. */
  getOrPut(name: string, value: () => string): Promise<string>;
  remove(name: string): Promise<void>;
  /** Takes a named lock until `until`; false when another owner has it. */
  lock(name: string, owner: string, now: number, until: number): Promise<boolean>;
  unlock(name: string, owner: string): Promise<void>;
}
