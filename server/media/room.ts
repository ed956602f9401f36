import { statfsSync } from 'node:fs';

/** So much of the disk files never take, bytes: words come in for months yet, and one that finds no room is lost. */
const FOR_WORDS = 2 ** 30;

/** Tells whether the disk of a folder has room for a file beside that. */
export function createRoomFinder(folder: string, stat: typeof statfsSync = statfsSync): () => boolean {
  return () => {
    const { bavail, bsize } = stat(folder);
    return bavail * bsize > FOR_WORDS;
  };
}
