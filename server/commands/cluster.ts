import cluster from 'node:cluster';
import path from 'node:path';
import { addMetricsUp } from '../http/cluster-metrics';
import { CLUSTER_LINES } from '../texts';

/** A process that ended before it served is replaced after this. */
const PAUSE_MS = 2_000;
/** As long as a process may take to end (see serve.ts), and a little. */
const GOODBYE_MS = 12_000;

/**
 * Runs N servers on one port of one machine, on one store: `cluster N`. One that dies is replaced; asked to end, all end, each
 * with what it has in hand.
 */
function main(count: number): void {
  if (!Number.isInteger(count) || count < 1) {
    process.stderr.write(`${CLUSTER_LINES.usage}\n`);
    process.exitCode = 2;
    return;
  }
  let isEnding = false;
  /** Which have served; none yet means that a setting is wrong, and the next one would fail as well. */
  const served = new Set<number>();
  cluster.setupPrimary({ exec: path.join(__dirname, '../main.js') });
  addMetricsUp();
  cluster.on('listening', ({ id }) => served.add(id));
  cluster.on('exit', ({ id }, code) => {
    if (isEnding) return;
    if (!served.size) {
      end(code || 1);
      return;
    }
    process.stderr.write(`${CLUSTER_LINES.ended(code)}\n`);
    setTimeout(() => isEnding || cluster.fork(), served.has(id) ? 0 : PAUSE_MS);
  });
  const end = (code: number) => {
    isEnding = true;
    process.exitCode = code;
    const kill = (signal: NodeJS.Signals) =>
      Object.values(cluster.workers ?? {}).forEach((one) => one?.process.kill(signal));
    kill('SIGTERM');
    setTimeout(() => kill('SIGKILL'), GOODBYE_MS).unref();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => isEnding || end(0));
  for (let n = 0; n < count; n += 1) cluster.fork();
}

main(Number(process.argv[2]));
