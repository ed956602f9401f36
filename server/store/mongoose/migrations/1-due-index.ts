import type { Connection } from 'mongoose';

/** The index by which due conversations were found in no fair order; the one in its place comes with the schema. */
export async function dueIndex(connection: Connection): Promise<void> {
  const conversations = connection.collection('conversations');
  const known = await conversations.indexes().catch(() => []); // a database that is new has no collection yet
  if (known.some(({ name }) => name === 'dueAt_1')) await conversations.dropIndex('dueAt_1');
}
