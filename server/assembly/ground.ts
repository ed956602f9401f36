import { randomUUID } from 'node:crypto';
import pino, { type Logger } from 'pino';
import { certificateKey } from '../courses/certificates';
import type { Config } from '../config';
import { LiveBus } from '../conversations/events';
import { createMetrics, type Metrics } from '../http/metrics';
import { projectPaths, type ProjectPaths } from '../paths';
import { Vault } from '../store/encryption';
import { openStore } from '../store/open';
import type { Store } from '../store/store';
import { openTracing } from '../tracing/open-tracing';
import type { Tracing } from '../tracing/tracing';

/** What stands before everything else. */
export interface Ground {
  config: Config;
  store: Store;
  vault: Vault;
  logger: Logger;
  tracing: Tracing;
  metrics: Metrics;
  live: LiveBus;
  paths: ProjectPaths;
  /** This process, as leases and locks name it. */
  owner: string;
  now: () => number;
  leaseNow: () => number;
  /** Certificates and links of classes are made with it. */
  learningKey: Buffer;
}

/** What looks again and again whether there is something to do. */
export interface Round {
  start(): void | Promise<void>;
  stop(): Promise<void>;
}

/** Opens what is kept, and what is told of it. */
export async function layGround(config: Config): Promise<Ground> {
  const logger = pino({ base: null, redact: ['req', 'res'] }, pino.destination(2));
  const vault = new Vault(config.encryptionKeys);
  const store = await openStore(config, vault);
  if (config.keysBesideData && config.publicUrl.startsWith('https:'))
    logger.warn('the encryption keys lie beside the data: a thief has both (set ENCRYPTION_KEYS_FILE)');
  const tracing = await openTracing(config);
  const { now, leaseNow } = store.clock;
  return {
    ...{ config, store, vault, logger, tracing, now, leaseNow },
    metrics: createMetrics(),
    live: new LiveBus(),
    paths: projectPaths(),
    owner: randomUUID(),
    learningKey: await certificateKey(store.secrets),
  };
}
