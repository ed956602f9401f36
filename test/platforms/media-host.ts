import { type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MediaHost {
  /** `http://127.0.0.1:port` */
  base: string;
  /** By path. */
  files: Map<string, Buffer>;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** Every call gets this status instead. */
  status: number;
  /** Calls are left waiting, until they are released. */
  hang: boolean;
  release(): void;
  close(): Promise<void>;
}

/** Plays the hosts on which a platform keeps what people send. */
export async function startMediaHost(port = 0): Promise<MediaHost> {
  const waiting: (() => void)[] = [];
  const server = createServer(({ url = '' }, response) => {
    host.asked.push(url);
    const answer = () => give(host, url, response);
    if (host.hang) waiting.push(answer);
    else answer();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const host: MediaHost = {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    files: new Map(),
    asked: [],
    status: 200,
    hang: false,
    release: () => waiting.splice(0).forEach((answer) => answer()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return host;
}

function give({ files, status }: MediaHost, url: string, response: ServerResponse): void {
  const file = files.get(url);
  if (status !== 200) response.writeHead(status).end();
  else if (!file) response.writeHead(404).end();
  else response.end(file);
}
