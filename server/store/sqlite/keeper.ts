import { randomBytes } from 'node:crypto';
import type { Store } from '../store';
import { AUDIT_SECRET } from '../audit-chain';
import { machineClock } from '../clock';
import type { Vault } from '../encryption';
import { SqliteAudit } from './audit';
import { SqliteCampaigns } from './campaigns';
import { SqliteCases } from './cases';
import { ConversationKeys } from './conversation-keys';
import { SqliteConversations } from './conversations';
import { Database, isBusy } from './database';
import { SqliteEditions } from './editions';
import { SqliteFigures } from './figures';
import { SqliteLearning } from './learning';
import { migrate } from './migrations/index';
import { SqliteMedia } from './media';
import { SqliteNews } from './news';
import { SqlitePages } from './pages';
import { SqliteRoster } from './roster';
import { SqliteSecrets } from './secrets';
import { SqliteStaff } from './staff';
import { SqliteUnanswered } from './unanswered';

/** Opens the embedded store in `file`; the folder is made when it is missing. */
export async function openSqliteStore(file: string, vault: Vault): Promise<Store> {
  const db = new Database(file);
  const secrets = new SqliteSecrets(db, vault);
  // Conversation ids must stay the same when encryption keys change, so their key is a kept secret of its own.
  const indexSecret = await secrets.getOrPut('blind-index', () => randomBytes(32).toString('base64'));
  const indexKey = Buffer.from(indexSecret, 'base64');
  const auditSecret = await secrets.getOrPut(AUDIT_SECRET, () => randomBytes(32).toString('base64'));
  migrate(db, { vault, indexKey, auditKey: Buffer.from(auditSecret, 'base64') });
  const keys = new ConversationKeys(db, vault);
  const clock = await machineClock(secrets);
  return {
    clock,
    conversations: new SqliteConversations(db, keys, indexKey),
    media: new SqliteMedia(db, keys),
    cases: new SqliteCases(db, keys, indexKey),
    staff: new SqliteStaff(db, vault),
    audit: new SqliteAudit(db),
    roster: new SqliteRoster(db),
    pages: new SqlitePages(db, vault),
    editions: new SqliteEditions(db, vault),
    figures: new SqliteFigures(db, vault),
    learning: new SqliteLearning(db, vault),
    campaigns: new SqliteCampaigns(db, vault),
    secrets,
    unanswered: new SqliteUnanswered(db, vault, Buffer.from(indexSecret, 'base64')),
    news: new SqliteNews(db),
    // A file on this machine is there, or nothing is; but another process may hold it.
    isAway: isBusy,
    ping: async () => {
      await db.write(() =>
        db.run(
          "INSERT INTO locks (name, owner, until) VALUES ('ping', '', 0) ON CONFLICT (name) DO UPDATE SET until = until + 1",
        ),
      );
    },
    close: () => {
      clock.stop();
      db.close();
      return Promise.resolve();
    },
  };
}
