import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { projectPaths } from '../server/paths';
import { Connection, getBytes } from './connection';
import { SECRETS } from './signature';

/** What can be started: the real server, several of it on one port, and the floor beside it. */
export const PROGRAMS = {
  server: 'server/main.js',
  cluster: 'server/commands/cluster.js',
  floor: 'bench/floor-server.js',
} as const;

/** What a program is given besides what all are. */
interface Given {
  args?: readonly string[];
  env?: Record<string, string>;
}

/** A program in a process of its own, on a data folder of its own. */
export interface Running {
  url: string;
  /** From the start of the process until it said that it was ready, ms. */
  readyMs: number;
  /** Memory that it holds now, MB; undefined where there is no /proc. */
  residentMb(): number | undefined;
  /** Processor time that it has used, ms; undefined likewise. */
  processorMs(): number | undefined;
  stop(): Promise<void>;
}

const alive = new Set<ChildProcess>();
const folders = new Set<string>();

/** Starts a program and waits until /readyz is 200. */
export async function start(program: keyof typeof PROGRAMS, apiBase: string, given: Given = {}): Promise<Running> {
  const { args = [], env = {} } = given;
  const folder = temporaryFolder();
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(projectPaths().dist, PROGRAMS[program]), ...args], {
    env: { ...environment(folder, apiBase), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  const url = await addressOf(child);
  await ready(url);
  const readyMs = performance.now() - began;
  return {
    url,
    readyMs,
    residentMb: () => sumOver(child.pid, residentMb),
    processorMs: () => sumOver(child.pid, processorMs),
    stop: () => stop(child, folder),
  };
}

/** A folder that is removed at the end. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'haidang-bench-'));
  folders.add(folder);
  return folder;
}

/** Ends what still runs and removes the folders; for the end of a run, however it comes. */
export function cleanUp(): void {
  for (const child of alive) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

/** Nothing of the operator's own settings: a benchmark must not reach a real platform or a real store. */
function environment(folder: string, apiBase: string): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    PORT: '0',
    DATA_DIR: folder,
    MESSENGER_PAGE_TOKEN: SECRETS.pageToken,
    MESSENGER_APP_SECRET: SECRETS.appSecret,
    MESSENGER_VERIFY_TOKEN: SECRETS.verifyToken,
    MESSENGER_API_BASE: apiBase,
  };
}

/** Both programs say on their first line where they are. */
async function addressOf(child: ChildProcess): Promise<string> {
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors = (errors + text).slice(-2_000)));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a process ended with ${String(code)}: ${errors}`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /http:\/\/[\d.]+:\d+/.exec(line)?.[0];
      if (address) resolve(address);
    });
  });
}

async function ready(url: string): Promise<void> {
  const connection = await Connection.open(url);
  while ((await connection.send(getBytes('/readyz'))) !== 200) await pause(5);
  connection.close();
}

/** A process and those that it has started; undefined where there is no /proc. */
function sumOver(pid: number | undefined, of: (pid: number) => number): number | undefined {
  if (process.platform !== 'linux' || pid === undefined) return undefined;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return [pid, ...children.map(Number)].reduce((sum, one) => sum + of(one), 0);
}

function residentMb(pid: number): number {
  const kb = /^VmRSS:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kb) / 1024;
}

/** Linux counts in hundredths of a second for whoever asks (proc(5), USER_HZ). */
const TICK_MS = 10;

/** User and system time are the 14th and 15th field of /proc/PID/stat; the name in brackets before may hold anything. */
function processorMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  alive.delete(child);
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}
