import cluster from 'node:cluster';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { type Config, ConfigError, readConfig } from './config';
import { rehearse } from './rehearsal';
import { sweepOld } from './retention';
import { giveBackSpentMemory } from './spent-memory';
import { setupToken } from './staff/setup';
import type { Store } from './store/store';
import { LINES } from './texts';
import { assemble } from './assembly/assemble';
import { type Ground, layGround } from './assembly/ground';

/** How long requests and turns in hand may take to end before the process goes. */
const GOODBYE_MS = 10_000;

/** Puts everything together and serves. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const ground = await layGround(config);
  const parts = await assemble(ground);
  const starting = start(config, ground, parts);
  // From its first connection on it may hold what it must not drop, so a signal ends it well even before all of it has started.
  endOnSignal(ground.logger, async () => end(ground, parts, await starting));
  await starting;
}

type Parts = Awaited<ReturnType<typeof assemble>>;

/** Gives what ends the sweeping of what is old. */
async function start(config: Config, { store, owner, logger }: Ground, parts: Parts): Promise<() => void> {
  await listen(parts.server, config);
  parts.worker.start();
  for (const round of parts.rounds) await round.start();
  await announce(config, store, parts.server);
  rehearse(parts.answering)
    .then(giveBackSpentMemory)
    .catch((error: unknown) => logger.error({ err: error }, 'the work after the start failed'));
  return sweepOld({
    owner,
    store,
    keepFigures: (before) => parts.figures.keep(before),
    spool: parts.spooling?.spool,
    retention: config.retention,
    logger,
  });
}

async function end({ store, tracing, logger }: Ground, parts: Parts, stopSweeping: () => void): Promise<void> {
  stopSweeping();
  for (const channel of parts.channels) await channel.stop?.();
  await closeServer(parts.server);
  for (const round of parts.rounds) await round.stop();
  await parts.worker.stop();
  await parts.pictures.stop();
  await tracing.stop().catch((error: unknown) => logger.warn({ err: error }, 'the last traces were lost'));
  parts.spooling?.spool.close();
  await store.close();
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Says where everything is, once for a cluster; on the very first start also how the administrator's password is set. */
async function announce(config: Config, store: Store, server: Server): Promise<void> {
  if (cluster.worker && cluster.worker.id !== 1) return;
  const { port } = server.address() as AddressInfo;
  // With PORT=0 the system chose the port, and the address made from it is known only now.
  const url = config.port === 0 ? config.publicUrl.replace(/:0$/, `:${port}`) : config.publicUrl;
  process.stdout.write(`${LINES.running(url)}\n`);
  const token = await setupToken(store);
  if (token) process.stdout.write(`${LINES.setup(`${url}/console/#/setup?token=${token}`)}\n`);
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2_000).unref();
  });
}

function endOnSignal(logger: Logger, goodbyes: () => Promise<void>): void {
  const goodbye = (signal: string) => {
    logger.info({ signal }, 'ending');
    setTimeout(() => process.exit(1), GOODBYE_MS).unref();
    goodbyes().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'ending failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, goodbye);
}

main().catch((error: unknown) => {
  process.stderr.write(`${lineFor(error)}\n`);
  process.exit(1);
});

/** Errors whose message says all that an operator needs. */
const ONE_LINE = ['CONTENT', 'SEAL_BROKEN', 'DATABASE_UNREACHABLE', 'DATABASE_TOO_NEW'];

/** One line that an operator can act on; only what was not foreseen shows its stack. */
function lineFor(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') return `PORT holds a port that is in use; it should hold a free one (${error.message})`;
  return ONE_LINE.includes(code) ? error.message : (error.stack ?? error.message);
}
