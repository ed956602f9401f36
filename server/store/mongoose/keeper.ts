import { randomBytes } from 'node:crypto';
import type { ConnectOptions, Connection } from 'mongoose';
import type { Vault } from '../encryption';
import type { Store } from '../store';
import { MongooseAudit } from './audit';
import { MongooseAwaited } from './awaited';
import { MongooseCampaigns } from './campaigns';
import { MongooseCases } from './cases';
import { connect, isAway } from './connection';
import { ConversationKeys } from './conversation-keys';
import { conversationModels } from './conversation-record';
import { MongooseConversations } from './conversations';
import { withDeadline } from './deadline';
import { MongooseEditions } from './editions';
import { MongooseFigures } from './figures';
import { MongooseMedia } from './media';
import { MongooseLearning } from './learning';
import { LEASE_OPTIONS, LeaseRenewals, holdsConditions } from './lease-renewals';
import { migrate } from './migrations/index';
import { MongooseNews } from './news';
import { MongoosePages } from './pages';
import { Revival } from './revival';
import { MongooseRoster } from './roster';
import { MongooseSecrets } from './secrets';
import { ServerClock } from './server-clock';
import { MongooseStaff } from './staff';
import { MongooseUnanswered } from './unanswered';

/** After this a call has no answer any more, ms: far longer than any takes. */
const CALL_MS = 60_000;

/** Opens the store on the MongoDB-compatible server of `url`; its collections and indexes are made when they are missing. */
export async function openMongooseStore(url: string, vault: Vault): Promise<Store> {
  const open: Connection[] = [];
  const opened = async (options?: ConnectOptions) => {
    const connection = await connect(url, options);
    open.push(connection);
    return connection;
  };
  try {
    return await storeOn({ connection: await opened(), renewing: await opened(LEASE_OPTIONS) }, url, vault);
  } catch (error) {
    await Promise.all(open.map((connection) => connection.close()));
    throw error;
  }
}

interface Connections {
  connection: Connection;
  /** For leases alone. */
  renewing: Connection;
}

async function storeOn({ connection, renewing }: Connections, url: string, vault: Vault): Promise<Store> {
  const secrets = new MongooseSecrets(connection, vault);
  const clock = await new ServerClock(connection).start();
  await migrate({ connection, vault, secrets, clock });
  // Conversation ids must stay the same when encryption keys change, so their key is a kept secret of its own.
  const indexSecret = await secrets.getOrPut('blind-index', () => randomBytes(32).toString('base64'));
  const indexKey = Buffer.from(indexSecret, 'base64');
  const models = conversationModels(connection);
  const keys = new ConversationKeys(models.conversations, vault);
  const cases = new MongooseCases(connection, keys, indexKey);
  const media = new MongooseMedia(connection, keys);
  const campaigns = new MongooseCampaigns(connection, vault, models.conversations);
  const unanswered = new MongooseUnanswered(connection, vault, indexKey);
  const leases = { renewals: new LeaseRenewals(renewing), isShared: await holdsConditions(connection) };
  const within = <T extends object>(part: T) => withDeadline(part, CALL_MS);
  const belongings = { cases, media, campaigns, unanswered };
  const store: Store = {
    conversations: within(new MongooseConversations(models, keys, indexKey, belongings, leases)),
    media: within(media),
    clock,
    cases: within(cases),
    staff: within(new MongooseStaff(connection, vault)),
    audit: within(new MongooseAudit(connection)),
    roster: within(new MongooseRoster(connection)),
    pages: within(new MongoosePages(connection, vault)),
    editions: within(new MongooseEditions(connection, vault)),
    figures: within(new MongooseFigures(connection, vault)),
    learning: within(new MongooseLearning(connection, vault)),
    campaigns: within(campaigns),
    secrets: within(secrets),
    unanswered: within(unanswered),
    news: within(new MongooseNews(connection, clock)),
    awaited: within(new MongooseAwaited(connection)),
    isAway,
    ping: async () => {
      await store.secrets.lock('ping', 'ping', 0, clock.leaseNow());
    },
    close: async () => {
      clock.stop();
      for (const revival of revivals) await revival.stop();
      await renewing.close();
      await connection.close();
    },
  };
  const revivals = [new Revival(connection, url).start(), new Revival(renewing, url, LEASE_OPTIONS).start()];
  for (const model of Object.values(connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
  return store;
}
