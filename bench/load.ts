import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from './connection';

/** What a round of requests showed. */
export interface Round {
  perSecond: number;
  /** From writing a request to its answer, ms. */
  latencies: number[];
}

/** Sends all requests over `concurrency` connections, on each the next one as soon as the last is answered 200. */
export async function sendAll(url: string, requests: readonly Buffer[], concurrency: number): Promise<Round> {
  const connections = await openConnections(url, concurrency);
  const rest = requests.values();
  const latencies: number[] = [];
  try {
    const began = performance.now();
    await Promise.all(
      connections.map(async (connection) => {
        for (const request of rest) latencies.push(await timed(connection, request));
      }),
    );
    return { perSecond: (requests.length / (performance.now() - began)) * 1000, latencies };
  } finally {
    for (const connection of connections) connection.close();
  }
}

/** What a steady stream showed. */
export interface Stream {
  /** From when each request was due to its answer, ms, in their order: one that had to wait for a free connection has waited, too. */
  latencies: number[];
  /** When the request in this place was due, on the clock of `performance.now()`. */
  dueAt: (n: number) => number;
}

/** Sends `perSecond` of them on time, whether or not the ones before were answered. */
export async function sendSteadily(
  url: string,
  requests: readonly Buffer[],
  { perSecond, concurrency }: { perSecond: number; concurrency: number },
): Promise<Stream> {
  const connections = await openConnections(url, concurrency);
  const free = [...connections];
  const began = performance.now();
  const dueAt = (n: number) => began + (n / perSecond) * 1000;
  const answers: Promise<number>[] = [];
  for (const [n, request] of requests.entries()) {
    const due = dueAt(n);
    let connection: Connection | undefined;
    while (performance.now() < due || !(connection = free.shift())) await pause(1);
    const sender = connection;
    answers.push(expectOk(sender, request).then(() => (free.push(sender), performance.now() - due)));
  }
  const latencies = await Promise.all(answers);
  connections.forEach((connection) => connection.close());
  return { latencies, dueAt };
}

export function openConnections(url: string, count: number): Promise<Connection[]> {
  return Promise.all(Array.from({ length: count }, () => Connection.open(url)));
}

async function timed(connection: Connection, request: Buffer): Promise<number> {
  const sent = performance.now();
  await expectOk(connection, request);
  return performance.now() - sent;
}

/** A refused request would be a fast one: nothing but 200 is let through. */
export async function expectOk(connection: Connection, request: Buffer): Promise<void> {
  const status = await connection.send(request);
  if (status !== 200) throw new Error(`a webhook was answered ${status}, not 200`);
}
