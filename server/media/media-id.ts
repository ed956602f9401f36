import { createHash } from 'node:crypto';

/** Names what came with a message as its `n`th attachment (from 0): the same for the same one, and in no other place. */
export function mediaIdOf(messageId: string, n: number): string {
  return createHash('sha256')
    .update(JSON.stringify([messageId, n]))
    .digest('base64url')
    .slice(0, 22);
}
