import type { Logger } from 'pino';
import { Rounds } from '../../rounds';
import type { AwaitedStore } from '../../store/contract/awaited';
import type { Spool, SpoolEntry } from '../../store/spool';
import type { Intake } from '../intake';
import { Slots } from '../slots';
import type { Outage } from './outage';
import type { Probe } from './probe';
import type { Settling } from './settling';
import { carryOut } from './spooling-intake';

const TICK_MS = 500;
const BATCH = 500;
/** Conversations whose entries are played back at the same time; in each they go one after the other. */
const AT_ONCE = 16;
/** Longer than a batch takes; if the process that plays dies, another goes on after this. */
const LEASE_MS = 30_000;
/** How often the others are told again what waits here, while it is played, and how long that counts: also while calls wait in line. */
const TELL_MS = 10_000;
const TOLD_MS = 60_000;
/** Conversations that are told of at once: those that are played first. */
export const MOST_TOLD = 5_000;
/** What the database itself refuses this often is set aside, so that what comes behind it is heard. */
const MAX_ATTEMPTS = 3;

interface PlaybackPorts {
  spool: Spool;
  outage: Outage;
  direct: Intake;
  probe: Pick<Probe, 'ask'>;
  settling: Settling;
  awaited: AwaitedStore;
  isAway: (error: unknown) => boolean;
  /** This process: of those that share a spool one plays it back. */
  owner: string;
  /** The time of leases, of this machine. */
  leaseNow: () => number;
  logger: Logger;
}

/** Brings what waits in the spool to the database as soon as that is there again, in the order of each conversation. */
export class Playback {
  readonly rounds: Rounds;

  constructor(private readonly ports: PlaybackPorts) {
    const { logger } = ports;
    this.rounds = new Rounds(() => this.play(), {
      logger,
      everyMs: TICK_MS,
      failure: 'the spool could not be played',
    });
  }

  /** Looks whether the database is away when a call has failed, so that it is known also where no messages come in. */
  async doubt(error: unknown): Promise<void> {
    if (this.ports.isAway(error) && this.ports.outage.since === undefined) await this.#isThere();
  }

  /** Plays all that waits; what cannot be brought now waits on. */
  async play(): Promise<void> {
    const { spool, outage, settling } = this.ports;
    await outage.look();
    await spool.tidy();
    const isIdle = outage.since === undefined && !spool.standing().waiting;
    if (isIdle || !(await this.#isThere())) return;
    if (outage.end()) settling.begin();
    if (spool.standing().waiting && (await this.#isMine())) await this.#playBatches();
  }

  #isMine(): Promise<boolean> {
    const { spool, owner, leaseNow } = this.ports;
    return spool.claim(owner, leaseNow(), leaseNow() + LEASE_MS);
  }

  /** The others are told first, and again while it goes on: what waits here keeps them from reading on without it. */
  async #playBatches(): Promise<void> {
    const { spool, logger } = this.ports;
    await this.#tell();
    const telling = setInterval(() => {
      this.#tell().catch((error: unknown) => logger.warn({ err: error }, 'the others could not be told what waits'));
    }, TELL_MS);
    try {
      for (let batch = spool.next(BATCH); batch.length; batch = spool.next(BATCH)) {
        if (!(await this.#playAll(batch)) || !(await this.#isMine())) return;
        await this.#tell();
      }
    } finally {
      clearInterval(telling);
    }
  }

  #tell(): Promise<void> {
    const { spool, awaited, owner, leaseNow } = this.ports;
    return awaited.tell(owner, spool.lines(MOST_TOLD), leaseNow() + TOLD_MS);
  }

  async #isThere(): Promise<boolean> {
    try {
      await this.ports.probe.ask();
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
    const { spool, outage, direct, isAway, leaseNow, logger } = this.ports;
    try {
      await carryOut(direct, what, leaseNow());
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
