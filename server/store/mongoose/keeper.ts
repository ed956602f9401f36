import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Vault } from '../encryption';
import type { Store } from '../store';
import { MongooseAudit } from './audit';
import { MongooseCampaigns } from './campaigns';
import { MongooseCases } from './cases';
import { connect, isAway } from './connection';
import { ConversationKeys } from './conversation-keys';
import { conversationModels } from './conversation-record';
import { MongooseConversations } from './conversations';
import { MongooseEditions } from './editions';
import { MongooseFigures } from './figures';
import { MongooseMedia } from './media';
import { MongooseLearning } from './learning';
import { migrate } from './migrations/index';
import { MongooseNews } from './news';
import { MongoosePages } from './pages';
import { MongooseRoster } from './roster';
import { MongooseSecrets } from './secrets';
import { ServerClock } from './server-clock';
import { MongooseStaff } from './staff';
import { MongooseUnanswered } from './unanswered';

/** Opens the store on the MongoDB-compatible server of `url`; its collections and indexes are made when they are missing. */
export async function openMongooseStore(url: string, vault: Vault): Promise<Store> {
  const connection = await connect(url);
  try {
    return await storeOn(connection, vault);
  } catch (error) {
    await connection.close();
    throw error;
  }
}

async function storeOn(connection: Connection, vault: Vault): Promise<Store> {
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
  const store: Store = {
    conversations: new MongooseConversations(models, keys, indexKey, { cases, media, campaigns }),
    media,
    clock,
    cases,
    staff: new MongooseStaff(connection, vault),
    audit: new MongooseAudit(connection),
    roster: new MongooseRoster(connection),
    pages: new MongoosePages(connection, vault),
    editions: new MongooseEditions(connection, vault),
    figures: new MongooseFigures(connection, vault),
    learning: new MongooseLearning(connection, vault),
    campaigns,
    secrets,
    unanswered: new MongooseUnanswered(connection, vault, indexKey),
    news: new MongooseNews(connection, clock),
    isAway,
    ping: async () => {
      await secrets.lock('ping', 'ping', 0, clock.leaseNow());
    },
    close: () => {
      clock.stop();
      return connection.close();
    },
  };
  for (const model of Object.values(connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
  return store;
}
