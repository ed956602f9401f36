import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A whole server in a process of its own, as operators run it; it can be killed and started again on the same data. */
export class ServerProcess {
  readonly port: number;
  /** The one-time link of the first start. */
  setupLink = '';
  /** Everything that it wrote to its terminal. */
  output = '';
  /** What is run: the server, unless something else is. */
  program: readonly string[] = ['dist/server/main.js'];
  /** What runs it: Node, or a command that ends in running what it is given. */
  launcher: readonly string[] = [];
  /** Where it is run. */
  folder = process.cwd();
  #child: ChildProcess | undefined;

  constructor(
    private readonly env: Record<string, string> = {},
    // Below those that the system gives to outgoing connections.
    port = 20_000 + Math.floor(Math.random() * 12_000),
    /** A folder of its own, unless it shares another's. */
    readonly dataDir = mkdtempSync(path.join(tmpdir(), 'haidang-e2e-')),
  ) {
    this.port = port;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when the server answers that it is ready. */
  async start(): Promise<this> {
    const env = { ...process.env, ...this.env, PORT: String(this.port), DATA_DIR: this.dataDir };
    const [command = '', ...args] = [...this.launcher, process.execPath, ...this.program];
    const child = spawn(command, args, { cwd: this.folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    const heard = (text: string) => (this.output += text);
    child.stderr.setEncoding('utf8').on('data', heard);
    const running = new Promise<void>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        heard(line);
        const link = /https?:\/\/\S+#\/setup\?token=\S+/.exec(line)?.[0];
        if (link) this.setupLink = link;
        if (line.includes('/console/')) resolve();
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${String(code)}: ${this.output}`)));
    });
    await running;
    await this.#ready();
    return this;
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** Ends it as an operator would; gives the exit code, or the signal that ended it. */
  async stop(): Promise<number | string | null> {
    const child = this.#child;
    if (child && howItEnded(child) === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    return child ? howItEnded(child) : null;
  }

  async #ready(): Promise<void> {
    for (;;) {
      const response = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (response?.ok) return;
      if (this.#child && howItEnded(this.#child) !== null) throw new Error(`the server ended: ${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** The exit code, or else the signal; null while it runs. */
const howItEnded = ({ exitCode, signalCode }: ChildProcess): number | string | null => exitCode ?? signalCode;
