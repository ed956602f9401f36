import { readFileSync } from 'node:fs';

/** Time as every process on one database has it. */
export interface StoreClock {
  /** Epoch ms. While the process runs it never goes back, whoever sets the machine's clock. */
  readonly now: () => number;
  /** Ms, for leases and locks alone: the same for all processes on the database, moved by nobody who sets a clock. */
  readonly leaseNow: () => number;
}

/** Ms since the machine was started: one count for all its processes, which setting its clock does not move. */
export const steadyNow = (): number => Number(process.hrtime.bigint() / 1_000_000n);

/**
 * A clock that follows `real` forwards at once. When that one is set back, what was due must not wait until it has caught
 * up: time goes on at half its pace until then.
 */
export function forwardClock(real: () => number, steady: () => number): () => number {
  let last = -Infinity;
  let at = steady();
  return () => {
    const passed = steady() - at;
    at += passed;
    last = Math.max(real(), last + passed / 2);
    return Math.floor(last);
  };
}

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** Tells one run of the machine from the next; where the system has no name for it, by when it began, to the quarter of an hour. */
function bootId(): string {
  try {
    return readFileSync(BOOT_ID, 'utf8').trim();
  } catch {
    return String(Math.round((Date.now() - steadyNow()) / 900_000));
  }
}

interface KeepsSecrets {
  getOrPut(name: string, value: () => string): Promise<string>;
}

/**
 * The clock of processes on one machine. Leases count from the machine's start; where that count begins is kept in the store
 * once for each start, so that leases from before a restart of the machine run out like any others.
 */
export async function machineClock(secrets: KeepsSecrets): Promise<StoreClock> {
  const begin = await secrets.getOrPut(`lease-clock/${bootId()}`, () => String(Date.now() - steadyNow()));
  return { now: forwardClock(Date.now, steadyNow), leaseNow: () => Number(begin) + steadyNow() };
}
