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
