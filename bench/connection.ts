import { once } from 'node:events';
import { type Socket, connect } from 'node:net';

/**
 * A keep-alive connection that sends requests whose bytes were made beforehand.
 *
 * Not autocannon, and not Node's own client: autocannon counts in whole milliseconds, less than which one answer takes,
 * and cannot tell which reply belongs to which request; Node's client costs as much CPU as the server under test, on the
 * cores that the server needs. It reads only what our servers send: a status, `Content-Length`, a short body.
 */
export class Connection {
  #received = '';
  #settle: { resolve: (status: number) => void; reject: (error: Error) => void } | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.setEncoding('latin1').on('data', (text: string) => {
      this.#received += text;
      this.#read();
    });
    socket.on('error', (error) => this.#settle?.reject(error));
    socket.on('close', () => this.#settle?.reject(new Error('the server closed the connection')));
  }

  static async open(url: string): Promise<Connection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new Connection(socket);
  }

  /** Sends one request; gives the status of its answer. One at a time. */
  send(request: Buffer): Promise<number> {
    if (this.socket.destroyed) return Promise.reject(new Error('the server closed the connection'));
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.socket.destroy();
  }

  #read(): void {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(this.#received)?.[1] ?? 0);
    if (this.#received.length < end + 4 + length) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = '';
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.resolve(status);
  }
}

/** The bytes of a POST over a connection that is kept. */
export function postBytes(path: string, headers: Record<string, string>, body: Buffer): Buffer {
  const lines = Object.entries({ host: 'localhost', ...headers, 'content-length': String(body.length) });
  const head = [`POST ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body]);
}

/** The bytes of a GET. */
export function getBytes(path: string): Buffer {
  return Buffer.from(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
}
