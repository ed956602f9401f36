import { statfsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Arrival } from '../channels/channel';
import type { Vault } from './encryption';
import type { Address } from './contract/conversations';
import { Database, bytes, number, text } from './sqlite/database';

/** Something that came in and could not be kept where it belongs: what the intake was asked, and when (epoch ms). */
export type Spooled =
  | { kind: 'take'; arrival: Arrival; at: number }
  | { kind: 'echo'; address: Address; replyId: string; platformId: string; at: number }
  | { kind: 'forget'; address: Address; platformId: string; at: number };

/** One entry with its place. `line` is the conversation: entries of a line are played back in their order. */
export interface SpoolEntry {
  seq: number;
  line: string;
  attempts: number;
  what: Spooled;
}

/** Raised when the spool can take no more: its bound is reached, or the disk is full. Nothing was kept. */
export class SpoolFull extends Error {
  readonly code = 'SPOOL_FULL';
}

const PAGE_BYTES = 4096;
/**
 * So much of the disk is left free: to remove an entry takes room, too. SQLite's log grows to 4 MB before it is brought into the
 * file (`wal_autocheckpoint`), which grows by as much then.
 */
const RESERVE_BYTES = 8 * 2 ** 20;
/** How SQLite says that a bound or the disk is reached. */
const FULL = /disk is full|SQLITE_FULL|disk I\/O error/i;
const isFull = (error: unknown) => FULL.test(String(error));

/** Bytes that are free on the disk of a folder. */
function freeOn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS spool (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  line TEXT NOT NULL,
  at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  aside INTEGER NOT NULL DEFAULT 0,
  sealed BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS player (id INTEGER PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS spool_line ON spool (line) WHERE aside = 0;
`;

/**
 * A file on this machine in which what came in waits while the database is away: sealed, on disk before it counts as kept,
 * bounded. Several processes of one machine may share it.
 */
export class Spool {
  #isFull = false;
  /** Entries that have arrived and stand in the file still, since others have filled the disk: to us they are gone. */
  readonly #arrived = new Set<number>();

  private readonly db: Database;

  constructor(
    private readonly file: string,
    private readonly vault: Vault,
    limitBytes: number,
    private readonly freeBytes = freeOn,
  ) {
    this.db = new Database(file, SCHEMA);
    // The bound is the file's own, so that reaching it and a full disk are one and the same case.
    this.db.exec(`PRAGMA max_page_count = ${Math.max(Math.floor(limitBytes / PAGE_BYTES), 16)}`);
  }

  /** Resolves when the entry is on disk; raises {@link SpoolFull}. */
  async add(line: string, what: Spooled): Promise<void> {
    const sealed = this.vault.seal(what, `spool/${line}`);
    try {
      if (!this.#hasRoom()) throw new Error('the disk is full but for what removing takes');
      await this.db.write(() =>
        this.db.run('INSERT INTO spool (line, at, sealed) VALUES (?, ?, ?)', line, what.at, sealed),
      );
      this.#isFull = false;
    } catch (cause) {
      if (!isFull(cause)) throw cause;
      this.#isFull = true;
      throw new SpoolFull('the spool is full', { cause });
    }
  }

  /** Where the disk is short, an empty spool first gives back what it has grown to. */
  #hasRoom(): boolean {
    if (this.#isRoomy()) return true;
    if (this.db.get('SELECT 1 FROM spool LIMIT 1')) return false;
    this.#giveBack();
    return this.#isRoomy();
  }

  #isRoomy(): boolean {
    return this.freeBytes(path.dirname(this.file)) >= RESERVE_BYTES;
  }

  /** A file keeps the pages of what was removed, and a log its length. Without them a spool that was full once would stay so. */
  #giveBack(): void {
    try {
      if (number(this.db.get('PRAGMA freelist_count')?.freelist_count)) this.db.exec('VACUUM');
    } catch {
      // Others have left no room even for this, or another process is at it: then it is full still, and says so.
    }
    this.db.emptyLog();
  }

  /** Whether something of the conversation waits here: then what comes later must wait behind it. */
  holds(line: string): boolean {
    const rows = this.db.all('SELECT seq FROM spool WHERE line = ? AND aside = 0', line);
    return rows.some(({ seq }) => !this.#arrived.has(number(seq)));
  }

  /**
   * Takes the right to play entries back until `until`; false while another process of this machine has it. On a full disk
   * nobody can take it, and whoever asks may play: two who play the same have no second effect.
   */
  async claim(owner: string, now: number, until: number): Promise<boolean> {
    const take = () =>
      this.db.run(
        `INSERT INTO player (id, owner, until) VALUES (1, ?1, ?3)
         ON CONFLICT (id) DO UPDATE SET owner = ?1, until = ?3 WHERE owner = ?1 OR until <= ?2 OR until > ?3`,
        owner,
        now,
        until,
      ) > 0;
    return this.db.write(take).catch((error: unknown) => {
      if (isFull(error)) return true;
      throw error;
    });
  }

  /** The conversations of which something waits here, those first whose turn is next. */
  lines(limit: number): string[] {
    const rows = this.db.all('SELECT line FROM spool WHERE aside = 0 GROUP BY line ORDER BY min(seq) LIMIT ?', limit);
    return rows.map(({ line }) => text(line)).filter((line) => !this.#arrived.size || this.holds(line));
  }

  /** The oldest entries. */
  next(limit: number): SpoolEntry[] {
    const rows = this.db.all(
      'SELECT seq, line, attempts, sealed FROM spool WHERE aside = 0 ORDER BY seq LIMIT ?',
      limit + this.#arrived.size,
    );
    const waiting = rows.filter(({ seq }) => !this.#arrived.has(number(seq))).slice(0, limit);
    return waiting.map((row) => {
      const line = text(row.line);
      const what = spooled.parse(this.vault.open(bytes(row.sealed), `spool/${line}`)) as Spooled;
      return { seq: number(row.seq), line, attempts: number(row.attempts), what };
    });
  }

  /** Forgets an entry that has arrived where it belongs; never waits for a full disk. */
  async done(seq: number): Promise<void> {
    this.#arrived.add(seq);
    await this.#remove([seq]);
  }

  /** Removes what a full disk has kept from being removed. Should we die before, it is played again, without effect. */
  async tidy(): Promise<void> {
    if (this.#arrived.size) await this.#remove([...this.#arrived]);
  }

  async #remove(seqs: readonly number[]): Promise<void> {
    try {
      await this.db.write(() => seqs.forEach((seq) => this.db.run('DELETE FROM spool WHERE seq = ?', seq)));
    } catch (error) {
      if (isFull(error)) return;
      throw error;
    }
    for (const seq of seqs) this.#arrived.delete(seq);
    this.#isFull = false;
  }

  /** Notes that the database refused an entry; `aside` keeps it for a person to look at, out of the way of the others. */
  async refuse(seq: number, attempts: number, aside: boolean): Promise<void> {
    await this.db.write(() =>
      this.db.run('UPDATE spool SET attempts = ?, aside = ? WHERE seq = ?', attempts, aside ? 1 : 0, seq),
    );
  }

  /** Removes what was set aside before `before`; what still waits stays, however old. Gives how many. */
  async purge(before: number): Promise<number> {
    const removed = await this.db.write(() => this.db.run('DELETE FROM spool WHERE aside = 1 AND at < ?', before));
    if (removed) this.db.emptyLog();
    return removed;
  }

  /** How it stands: entries that wait and since when (epoch ms), entries set aside, and whether it can take no more. */
  standing(): { waiting: number; oldestAt?: number; aside: number; isFull: boolean } {
    const row = this.db.get('SELECT count(*) AS n, coalesce(sum(aside), 0) AS aside FROM spool');
    const aside = number(row?.aside);
    const waiting = number(row?.n) - aside - this.#arrived.size;
    const oldest = this.db.get('SELECT at FROM spool WHERE aside = 0 ORDER BY seq LIMIT 1')?.at;
    const since = waiting > 0 && typeof oldest === 'number' && { oldestAt: oldest };
    // What was refused last may have found others on the disk who are gone.
    if (this.#isFull && !number(row?.n) && this.#hasRoom()) this.#isFull = false;
    return { waiting, ...since, aside, isFull: this.#isFull };
  }

  close(): void {
    this.db.close();
  }
}

/** Sealed by ourselves: only that it is an entry at all is looked at again. */
const spooled = z.looseObject({ kind: z.enum(['take', 'echo', 'forget']), at: z.number() });
