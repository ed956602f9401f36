import { setTimeout as pause } from 'node:timers/promises';
import type { Address } from '../../store/contract/conversations';
import { Lines } from '../../store/lines';
import type { Metrics } from '../../http/metrics';
import type { Intake } from '../intake';
import type { Outage } from './outage';
import type { Spool, Spooled } from '../../store/spool';

/** A connection that breaks is made anew at once: only what cannot be stored by then either has to wait. Pauses between tries, ms. */
const PAUSES_MS = [50, 150, 400];
/** A platform waits a few seconds for its 200 and then comes again: a slow database must not use them all. */
const PATIENCE_MS = 1_500;

export interface SpoolingPorts {
  /** The intake that keeps things where they belong. */
  direct: Intake;
  spool: Spool;
  outage: Outage;
  idOf: (address: Address) => string;
  /** Whether an error means that the database is away, so that waiting for it makes sense. */
  isAway: (error: unknown) => boolean;
  metrics: Metrics;
  now: () => number;
}

/** Raised when the database has not answered in time; it may do so later, which then is no more than a repeat. */
class TooSlow extends Error {
  readonly code = 'DATABASE_SLOW';
}

/**
 * Does with an intake what an entry says, at once or after it has waited until `waitedUntil` (time of leases). Repeats have no
 * second effect.
 */
export function carryOut(intake: Intake, what: Spooled, waitedUntil?: number): Promise<unknown> {
  if (what.kind === 'take')
    return intake.take(what.arrival, waitedUntil === undefined ? undefined : { since: what.at, until: waitedUntil });
  if (what.kind === 'echo') return intake.echo(what.address, what.replyId, what.platformId);
  return intake.forget(what.address, what.platformId);
}

/**
 * The intake of a server whose database may be away: what comes in meanwhile is kept in the spool, and what comes after it in
 * the same conversation goes there, too, so that order holds. Raises only when both fail.
 */
export function createSpoolingIntake(ports: SpoolingPorts): Intake {
  const { direct, spool, outage, idOf, isAway, metrics, now } = ports;
  const lines = new Lines();

  /** Does it in its place; what fails because the database is away is tried again, unless that is known already. */
  async function storeAtOnce(what: Spooled): Promise<unknown> {
    for (const ms of PAUSES_MS) {
      try {
        return await carryOut(direct, what);
      } catch (error) {
        if (!isAway(error) || outage.since !== undefined) throw error;
      }
      await pause(ms);
    }
    return carryOut(direct, what);
  }

  async function put(line: string, what: Spooled): Promise<unknown> {
    if (outage.since === undefined && !spool.holds(line)) {
      try {
        return await inTime(storeAtOnce(what));
      } catch (error) {
        if (!(error instanceof TooSlow) && !isAway(error)) throw error;
        outage.begin(error);
      }
    }
    await spool.add(line, what);
    metrics.events.inc({ channel: addressOf(what).channel, outcome: 'spooled' });
    return undefined;
  }
  const pass = (what: Spooled) => {
    const line = idOf(addressOf(what));
    return lines.run(line, () => put(line, what));
  };

  return {
    async take(arrival) {
      const stored = await pass({ kind: 'take', arrival, at: now() });
      const kept = { conversationId: idOf(arrival.address), accepted: true };
      return (stored as Awaited<ReturnType<Intake['take']>> | undefined) ?? kept;
    },
    async echo(address, replyId, platformId) {
      await pass({ kind: 'echo', address, replyId, platformId, at: now() });
    },
    // What became of our own words is told once more by the next one.
    receive: (...told) => direct.receive(...told),
    async forget(address, platformId) {
      await pass({ kind: 'forget', address, platformId, at: now() });
    },
  };
}

const addressOf = (what: Spooled): Address => (what.kind === 'take' ? what.arrival.address : what.address);

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow('the database did not answer in time')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
