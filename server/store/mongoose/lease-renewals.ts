import type { Connection } from 'mongoose';
import { OPTIONS } from './connection';
import { type ConversationModels, conversationModels } from './conversation-record';

/** A renewal is one call; several are under way where the database is slow. */
const MOST_CONNECTIONS = 4;
export const LEASE_OPTIONS = { ...OPTIONS, maxPoolSize: MOST_CONNECTIONS } as const;

/**
 * Renews leases by a connection that nothing else uses: on a busy database hundreds of writes wait for the others, longer than a lease
 * lasts, and whoever waits behind them loses what it has in hand.
 */
export class LeaseRenewals {
  readonly #conversations: ConversationModels['conversations'];

  constructor(connection: Connection) {
    this.#conversations = conversationModels(connection).conversations;
  }

  /** As {@link ConversationStore.renew}: one call, and a second one where something has been lost. */
  async renew(ids: readonly string[], owner: string, until: number): Promise<string[]> {
    const held = { _id: { $in: [...ids] }, leaseOwner: owner };
    const { matchedCount } = await this.#conversations.updateMany(held, { $max: { leaseUntil: until } });
    if (matchedCount === ids.length) return [...ids];
    const kept = await this.#conversations.find({ ...held, leaseUntil: { $gte: until } }, { _id: 1 }).lean();
    return kept.map(({ _id }) => _id);
  }
}

/**
 * Whether an update's condition holds against other connections. FerretDB 1 reads a document, and then writes it: what another
 * connection has written in between is lost. It names itself in `buildInfo`.
 */
export async function holdsConditions(connection: Connection): Promise<boolean> {
  const info = await connection.db?.admin().command({ buildInfo: 1 });
  return !/^v?1\./.test(String(info?.ferretdbVersion ?? ''));
}
