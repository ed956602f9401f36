import type { Vault } from '../../encryption';
import { DatabaseTooNew } from '../../too-new';
import { type Database, number } from '../database';
import { caseQueue } from './1-case-queue';
import { roster } from './2-roster';
import { paging } from './3-paging';
import { channels } from './4-channels';
import { figures } from './5-figures';
import { auditChain } from './6-audit-chain';
import { media } from './7-media';
import { courses } from './8-courses';
import { campaigns } from './9-campaigns';
import { receipts } from './10-receipts';
import { sharing } from './11-sharing';
import { editions } from './12-editions';
import { dataKeys } from './13-data-keys';
import { campaignPictures } from './14-campaign-pictures';
import { sealedAccounts } from './15-sealed-accounts';
import { askedBy } from './16-asked-by';
import { caseDocuments } from './17-case-documents';

/** What a migration may need to read and write sealed values. */
export interface MigrationTools {
  vault: Vault;
  /** The key of the blind index. */
  indexKey: Buffer;
  /** The key of the chain of the log. */
  auditKey: Buffer;
}

/** Brings a database one version forward. Once released it is never changed: the next change is a new one. */
export type Migration = (db: Database, tools: MigrationTools) => void;

/** In order; the database keeps in `user_version` how many of them it has been through. */
const MIGRATIONS: readonly Migration[] = [
  caseQueue,
  roster,
  paging,
  channels,
  figures,
  auditChain,
  media,
  courses,
  campaigns,
  receipts,
  sharing,
  editions,
  dataKeys,
  campaignPictures,
  sealedAccounts,
  askedBy,
  caseDocuments,
];

/** The present version. */
export const VERSION = MIGRATIONS.length;

/**
 * Brings the database to the present version, or an earlier one: each step in a transaction of its own, also when two
 * processes start at once.
 */
export function migrate(db: Database, tools: MigrationTools, to = VERSION): void {
  while (db.transaction(() => step(db, tools, to)));
}

function step(db: Database, tools: MigrationTools, to: number): boolean {
  const version = number(db.get('PRAGMA user_version')?.user_version);
  if (version > VERSION) throw new DatabaseTooNew(version, VERSION);
  const next = MIGRATIONS[version];
  if (!next || version >= to) return false;
  next(db, tools);
  db.exec(`PRAGMA user_version = ${version + 1}`);
  return true;
}
