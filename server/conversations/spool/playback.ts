import type { Logger } from 'pino';
import { Rounds } from '../../rounds';
import type { Intake } from '../intake';
import { Slots } from '../slots';
import type { Outage } from './outage';
import type { Spool, SpoolEntry } from '../../store/spool';
import { carryOut } from './spooling-intake';

const TICK_MS = 500;
const BATCH = 500;
/** Conversations whose entries are played back at the same time; in each they go one after the other. */
const AT_ONCE = 16;
/** Longer than a batch takes; if the process that plays dies, another goes on after this. */
const LEASE_MS = 30_000;
/** What the database itself refuses this often is set aside, so that what comes behind it is heard. */
const MAX_ATTEMPTS = 3;

interface PlaybackPorts {
  spool: Spool;
  outage: Outage;
  direct: Intake;
  /** Resolves when the database takes writes. */
  ping: () => Promise<void>;
  isAway: (error: unknown) => boolean;
  /** This process: of those that share a spool one plays it back. */
  owner: string;
  /** The time of leases, of this machine. */
  leaseNow: () => number;
  logger: Logger;
}

/** Brings what waits in the spool to the database as soon as that is there again, in the order of each conversation. */
export class Playback {
  readonly #rounds: Rounds;

  constructor(private readonly ports: PlaybackPorts) {
    const { logger } = ports;
    this.#rounds = new Rounds(() => this.play(), {
      logger,
      everyMs: TICK_MS,
      failure: 'the spool could not be played',
    });
  }

  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** Plays all that waits; what cannot be brought now waits on. */
  async play(): Promise<void> {
    const { spool, outage, ping, owner, leaseNow } = this.ports;
    await outage.look();
    await spool.tidy();
    const isIdle = outage.since === undefined && !spool.standing().waiting;
    if (isIdle || !(await this.#isThere(ping))) return;
    outage.end();
    const isMine = () => spool.claim(owner, leaseNow(), leaseNow() + LEASE_MS);
    for (let more = await isMine(); more; more = await isMine()) {
      const batch = spool.next(BATCH);
      if (!batch.length || !(await this.#playAll(batch))) return;
    }
  }

  async #isThere(ping: () => Promise<void>): Promise<boolean> {
    try {
      await ping();
      return true;
    } catch (error) {
      this.ports.outage.begin(error);
      return false;
    }
  }

  /** Gives whether all of them are dealt with. */
  async #playAll(batch: readonly SpoolEntry[]): Promise<boolean> {
    const slots = new Slots(AT_ONCE);
    const lines = new Map<string, SpoolEntry[]>();
    for (const entry of batch) lines.set(entry.line, [...(lines.get(entry.line) ?? []), entry]);
    const ends = await Promise.all([...lines.values()].map((line) => slots.run(() => this.#playLine(line))));
    return ends.every(Boolean);
  }

  async #playLine(line: readonly SpoolEntry[]): Promise<boolean> {
    for (const entry of line) {
      if (this.ports.outage.since !== undefined || !(await this.#playOne(entry))) return false;
    }
    return true;
  }

  async #playOne({ seq, attempts, what }: SpoolEntry): Promise<boolean> {
    const { spool, outage, direct, isAway, logger } = this.ports;
    try {
      await carryOut(direct, what);
    } catch (error) {
      if (isAway(error)) {
        outage.begin(error);
        return false;
      }
      const aside = attempts + 1 >= MAX_ATTEMPTS;
      logger.error({ err: error, seq, aside }, 'the database refused an entry of the spool');
      await spool.refuse(seq, attempts + 1, aside);
      return aside;
    }
    await spool.done(seq);
    return true;
  }
}
