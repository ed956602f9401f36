import { createHmac } from 'node:crypto';
import type { AuditEntry, ChainedEntry } from './contract/audit';

/** The name of the secret that keys the chain: whoever holds only the database cannot write a chain of their own. */
export const AUDIT_SECRET = 'audit-chain';

/** What the first entry follows. */
const BEGINNING = '';

/** The place of an entry after `head`, or at the beginning. */
export function linked(
  entry: AuditEntry,
  head: Pick<ChainedEntry, 'seq' | 'mac'> | undefined,
  key: Buffer,
): ChainedEntry {
  const placed = { ...entry, seq: (head?.seq ?? 0) + 1, prev: head?.mac ?? BEGINNING };
  return { ...placed, mac: macOf(placed, key) };
}

/** Whether an entry is what was written, where it was written. */
export function follows(
  entry: ChainedEntry,
  before: Pick<ChainedEntry, 'seq' | 'mac'> | undefined,
  key: Buffer,
): boolean {
  const isInPlace = entry.seq === (before?.seq ?? 0) + 1 && entry.prev === (before?.mac ?? BEGINNING);
  return isInPlace && entry.mac === macOf(entry, key);
}

function macOf({ seq, prev, at, staffId, action, target, detail }: Omit<ChainedEntry, 'mac'>, key: Buffer): string {
  const whole = JSON.stringify([seq, prev, at, staffId, action, target, detail ?? null]);
  return createHmac('sha256', key).update(whole).digest('base64url');
}
