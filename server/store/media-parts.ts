import type { Seals } from './encryption';
import type { Media, MediaKey, MediaTask } from './contract/media';

/** Bytes of one part: a long video is written piece by piece, so that messages are stored in between. */
const PART_BYTES = 524_288;

/** Seals bytes in parts; each is bound to its place. */
export function sealParts(seals: Seals, key: MediaKey, bytes: Buffer): Buffer[] {
  const count = Math.max(Math.ceil(bytes.length / PART_BYTES), 1);
  return Array.from({ length: count }, (_, n) =>
    seals.sealBytes(bytes.subarray(n * PART_BYTES, (n + 1) * PART_BYTES), partPurpose(key, n)),
  );
}

/** Puts parts, in their order, together again. */
export function openParts(seals: Seals, key: MediaKey, parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(parts.map((part, n) => seals.openBytes(part, partPurpose(key, n))));
}

/** What others than the collector may know of media: not where it was fetched. */
export function withoutAddress({ conversationId, id, messageId, kind, at, state, ...task }: MediaTask): Media {
  const { contentType, size, error } = task;
  return {
    ...{ conversationId, id, messageId, kind, at, state },
    ...(contentType !== undefined && { contentType }),
    ...(size !== undefined && { size }),
    ...(error !== undefined && { error }),
  };
}

/** What is kept about media besides the bytes is bound to this. */
export const mediaPurpose = ({ conversationId, id }: MediaKey): string => `media/${conversationId}/${id}`;
export const partPurpose = (key: MediaKey, n: number) => `${mediaPurpose(key)}/${n}`;
