import path from 'node:path';
import type { Logger } from 'pino';
import type { Metrics } from '../../http/metrics';
import type { Vault } from '../../store/encryption';
import type { Store } from '../../store/store';
import type { Intake } from '../intake';
import { Outage, type TellOutage } from './outage';
import { MOST_TOLD, Playback } from './playback';
import { Probe } from './probe';
import { Settling } from './settling';
import { createSpoolingIntake } from './spooling-intake';
import type { AwaitedStore } from '../../store/contract/awaited';
import { steadyNow } from '../../store/clock';
import { Spool } from '../../store/spool';

export interface SpoolParts {
  /** This process. */
  owner: string;
  dataDir: string;
  limitBytes: number;
  vault: Vault;
  store: Store;
  awaited: AwaitedStore;
  direct: Intake;
  tell?: TellOutage | undefined;
  metrics: Metrics;
  logger: Logger;
}

/** What stands between the channels and a database that may be away. */
export interface Spooling {
  intake: Intake;
  playback: Playback;
  settling: Settling;
  spool: Spool;
  outage: Outage;
}

/** Opens the spool of this machine, beside a database on others. */
export function openSpooling(parts: SpoolParts): Spooling {
  const { owner, dataDir, limitBytes, vault, store, awaited, direct, tell, metrics, logger } = parts;
  const { now, leaseNow } = store.clock;
  const spool = new Spool(path.join(dataDir, 'spool.db'), vault, limitBytes);
  const outage = new Outage({ logger, now, tell });
  const isAway = (error: unknown) => store.isAway(error);
  const idOf = store.conversations.idOf.bind(store.conversations);
  const intake = createSpoolingIntake({ direct, spool, outage, idOf, isAway, metrics, now });
  const probe = new Probe(() => store.ping(), steadyNow);
  const callMs = () => probe.callMs;
  const own = () => spool.lines(MOST_TOLD);
  const settling = new Settling({ awaited, own, outage, owner, callMs, leaseNow, steady: steadyNow, logger });
  const playback = new Playback({ spool, outage, settling, awaited, direct, probe, isAway, owner, leaseNow, logger });
  return { intake, playback, settling, spool, outage };
}
