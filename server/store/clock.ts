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

/** What a clock said, at which steady count. */
interface Reading {
  at: number;
  now: number;
}

/**
 * A clock that follows `real` forwards at once. When that one is set back, what was due must not wait until it has caught
 * up: time goes on at half its pace until then. `before` is what another such clock has said: this one is not behind it.
 */
export function forwardClock(real: () => number, steady: () => number, before?: Reading): () => number {
  let { at, now: last } = before ?? { at: steady(), now: -Infinity };
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
  get(name: string): Promise<string | undefined>;
  put(name: string, value: string): Promise<void>;
  getOrPut(name: string, value: () => string): Promise<string>;
}

/** How often a clock that is ahead of the machine's says so to processes that start later, ms. */
const TELL_MS = 2_000;
/** From so much on it is ahead, ms. */
const AHEAD_MS = 500;

/**
 * The clock of processes on one machine. Leases count from the machine's start; where that count begins is kept in the store
 * once for each start, so that leases from before a restart of the machine run out like any others. While the machine's clock has
 * been set back and the processes have not, that is kept, too: else one that starts would take for minutes in the future what
 * they have noted as due now, and call nobody.
 */
export async function machineClock(secrets: KeepsSecrets): Promise<StoreClock & { stop(): void }> {
  const boot = bootId();
  const begin = await secrets.getOrPut(`lease-clock/${boot}`, () => String(Date.now() - steadyNow()));
  const ahead = `clock-ahead/${boot}`;
  const now = forwardClock(Date.now, steadyNow, readingIn(await secrets.get(ahead)));
  const tell = async () => {
    if (now() < Date.now() + AHEAD_MS) return;
    await secrets.put(ahead, JSON.stringify({ at: steadyNow(), now: now() } satisfies Reading));
  };
  const timer = setInterval(() => void tell().catch(() => undefined), TELL_MS).unref();
  return { now, leaseNow: () => Number(begin) + steadyNow(), stop: () => clearInterval(timer) };
}

/** Of the same machine since its start, so its count is ours. */
const readingIn = (kept: string | undefined): Reading | undefined =>
  kept === undefined ? undefined : (JSON.parse(kept) as Reading);
