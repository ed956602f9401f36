import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { ServerProcess } from '../e2e/server-process';

/** What a spool leaves free, and a little for what waits. */
const SIZE = '9m';
const OF_ITS_OWN = ['unshare', '--map-root-user', '--mount', 'sh', '-c'];

/** Whether this machine lets us mount a disk that only one process sees. */
export function canMount(): boolean {
  const [command = '', ...args] = OF_ITS_OWN;
  return spawnSync(command, [...args, 'mount -t tmpfs none /mnt']).status === 0;
}

/** Runs what it is given with its DATA_DIR on a small disk of its own, which is gone when that ends. */
export const ON_SMALL_DISK = [...OF_ITS_OWN, `mount -t tmpfs -o size=${SIZE} none "$DATA_DIR" && exec "$0" "$@"`];

/** Somebody else fills the rest of a process's disk, to the last byte; gives the way to make room again. */
export function fill({ pid, dataDir }: ServerProcess): () => void {
  // The disk as that process sees it.
  const file = path.join(`/proc/${pid}/root`, dataDir, 'filler');
  const filler = openSync(file, 'w');
  const some = Buffer.alloc(4_096);
  try {
    for (;;) writeSync(filler, some);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(filler);
  }
  return () => rmSync(file);
}
