import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Break } from './breaks';

/** What a wire does to what goes through it. */
export interface Trouble {
  /** `refused`: connections are cut and no new ones are taken; `dead`: nothing comes through, and nothing is said. */
  state: 'whole' | 'refused' | 'dead';
  /** Whatever goes through arrives so much later, ms: a call takes twice as long. */
  delayMs: number;
  /** How likely it is that a piece is cut in its middle, and the connection with it. */
  cutting: number;
}

/** Cut in half of it on its way there, or when it has arrived and before anything comes back. */
type Cut = 'half' | 'answer';

/** A wire to a server, for troubles that come and go: nothing of the server itself is changed. */
export class Wire {
  readonly trouble: Trouble = { state: 'whole', delayMs: 0, cutting: 0 };
  /** When it was cut, in whole or in part. */
  readonly breaks: Break[] = [];
  readonly #ends = new Set<Socket>();
  readonly #server: Server;

  private constructor(
    private readonly to: { host: string; port: number },
    private readonly random: () => number,
  ) {
    this.#server = createServer((near) => this.#join(near));
  }

  static async to(host: string, port: number, random: () => number): Promise<Wire> {
    const wire = new Wire({ host, port }, random);
    await new Promise<void>((resolve) => wire.#server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Changes what it does. Of connections that were dead bytes are gone: both ends learn it by their end. */
  set(trouble: Partial<Trouble>): void {
    Object.assign(this.trouble, trouble);
    if (trouble.state === 'whole') for (const one of this.breaks) one.to = Math.min(one.to, Date.now());
    else if (trouble.state) this.breaks.push({ from: Date.now(), to: Infinity });
    if (trouble.state === 'refused' || trouble.state === 'whole') this.#cutAll();
  }

  close(): Promise<void> {
    this.#cutAll();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #cutAll(): void {
    for (const end of this.#ends) end.destroy();
  }

  #join(near: Socket): void {
    if (this.trouble.state === 'refused') {
      near.destroy();
      return;
    }
    const far = connect(this.to);
    for (const end of [near, far]) {
      this.#ends.add(end);
      end.setNoDelay(true).on('error', () => undefined);
      end.on('close', () => {
        this.#ends.delete(end);
        near.destroy();
        far.destroy();
      });
    }
    const [there, back] = [this.#line(far), this.#line(near)];
    near.on('data', (bytes) => (this.random() < this.trouble.cutting ? this.#cut(near, far, bytes) : there(bytes)));
    far.on('data', back);
  }

  #cut(near: Socket, far: Socket, bytes: Buffer): void {
    this.breaks.push({ from: Date.now(), to: Date.now() });
    const cut: Cut = this.random() < 0.5 ? 'half' : 'answer';
    const arrives = cut === 'half' ? bytes.subarray(0, Math.floor(bytes.length / 2)) : bytes;
    // What has arrived is carried out there; nobody here hears of it.
    this.#ends.delete(near);
    near.removeAllListeners('close').destroy();
    far.removeAllListeners('data').resume().end(arrives);
  }

  /** Brings pieces to one end, in their order. */
  #line(to: Socket): (bytes: Buffer) => void {
    let before: Promise<unknown> = Promise.resolve();
    return (bytes) => {
      const { state, delayMs } = this.trouble;
      if (state === 'dead') return;
      const travel = delayMs ? pause(delayMs) : undefined;
      before = before.then(() => travel).then(() => to.destroyed || to.write(bytes));
    };
  }
}
