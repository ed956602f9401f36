import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a stand-in answers: a status and a body; `hang` leaves the caller waiting. */
export type Answer = { status: number; body: unknown } | 'hang';

/** One call as it came. */
export interface Call {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface StandIn {
  /** `http://127.0.0.1:port` */
  base: string;
  /** The next `times` calls to the path get this answer instead. */
  failNext(answer: Answer, times?: number): void;
  close(): Promise<void>;
}

/** Starts a small HTTP server that plays a platform; `port` 0 takes a free one. */
export async function startStandIn(port: number, reply: (call: Call) => Answer | Promise<Answer>): Promise<StandIn> {
  const failures: Answer[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const url = new URL(request.url ?? '/', 'http://stand-in');
      const call = {
        method: request.method ?? '',
        url,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      const answer = failures.shift() ?? (await reply(call));
      if (answer === 'hang') return;
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
    })();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    failNext: (answer, times = 1) => {
      for (let n = 0; n < times; n++) failures.push(answer);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A webhook call as a platform makes it. */
export interface SignedCall {
  body: Buffer;
  headers: Record<string, string>;
}

/** Delivers a signed call; gives the status. */
export async function deliver(url: string, { body, headers }: SignedCall): Promise<number> {
  const response = await fetch(url, { method: 'POST', body: new Uint8Array(body), headers });
  await response.arrayBuffer();
  return response.status;
}
