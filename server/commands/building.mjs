import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { fingerprint } from './build-inputs.mjs';

const WITHOUT_END = 2 ** 31 - 1;

/** Runs the steps of which something is missing or stale, into `dist` below `root`; gives the status to end with. */
export function build(steps, { root, isForced = false }) {
  const isStale = (step) => isForced || !isFresh(root, step, fingerprint(root, step));
  if (!steps.some(isStale)) return 0;
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  const lock = takeLock(path.join(root, 'dist/.building'));
  try {
    for (const step of steps) {
      // Of what stands at its turn: another command may have built it while we waited, a step before may have changed it.
      const status = isStale(step) ? run(root, step) : 0;
      if (status !== 0) return status;
    }
    return 0;
  } finally {
    lock.close();
  }
}

const stampOf = (root, { name }) => path.join(root, 'dist', `.${name.replace(' ', '-')}.stamp`);

function isFresh(root, step, print) {
  const stamp = stampOf(root, step);
  return existsSync(path.join(root, 'dist', step.result)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
}

function run(root, step) {
  const print = fingerprint(root, step);
  process.stderr.write(`building the ${step.name} …\n`);
  // A step that fails may have written half of its result: the stamp of the one before must not vouch for it.
  rmSync(stampOf(root, step), { force: true });
  const started = Date.now();
  // What the tools say goes to stderr: stdout belongs to the command for whose sake we build.
  const { status } = spawnSync(process.execPath, step.command, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write(`building the ${step.name} failed\n`);
    return status ?? 1;
  }
  writeFileSync(stampOf(root, step), print);
  process.stderr.write(`built the ${step.name} in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  return 0;
}

/**
 * Two commands started at once must not build into the same folder: the second waits for the first, however long that takes. The
 * lock is one of the system's, as a database takes it: with a process that dies it is gone.
 */
function takeLock(file) {
  const lock = new Database(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if (error.code !== 'SQLITE_BUSY') throw error;
    process.stderr.write('another command is building: waiting for it …\n');
    lock.pragma(`busy_timeout = ${WITHOUT_END}`);
    lock.exec('BEGIN EXCLUSIVE');
  }
  return lock;
}
