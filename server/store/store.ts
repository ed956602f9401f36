import type { StoreClock } from './clock';
import type { AuditStore } from './contract/audit';
import type { AwaitedStore } from './contract/awaited';
import type { CampaignStore } from './contract/campaigns';
import type { CaseStore } from './contract/cases';
import type { ConversationStore } from './contract/conversations';
import type { EditionStore } from './contract/editions';
import type { FigureStore } from './contract/figures';
import type { LearningStore } from './contract/learning';
import type { MediaStore } from './contract/media';
import type { NewsStore } from './contract/news';
import type { PageStore } from './contract/pages';
import type { RosterStore } from './contract/roster';
import type { SecretStore } from './contract/secrets';
import type { StaffStore } from './contract/staff';
import type { UnansweredStore } from './contract/unanswered';

/** Everything that must be kept. A keeper implements this; test/server/store/keeper-contract.ts holds each to the same promises. */
export interface Store {
  clock: StoreClock;
  conversations: ConversationStore;
  media: MediaStore;
  cases: CaseStore;
  staff: StaffStore;
  audit: AuditStore;
  roster: RosterStore;
  pages: PageStore;
  editions: EditionStore;
  figures: FigureStore;
  learning: LearningStore;
  campaigns: CampaignStore;
  secrets: SecretStore;
  unanswered: UnansweredStore;
  news: NewsStore;
  /** Absent where all servers are on one machine, which has one spool at most. */
  awaited?: AwaitedStore;
  /** Whether an error of a call means that the database is away, so that the same call may go well later. */
  isAway(error: unknown): boolean;
  /** Resolves when a write would be durable now; raises otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
