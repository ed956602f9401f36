import type { Vault } from '../../encryption';
import { type Database, bytes, text } from '../database';

/**
 * The queue by waiting time, its filters, the watch's and the live news' clocks, and the blind index of terms.
 * Cases that are there already get what the new life of a case needs.
 */
export function caseQueue(db: Database, { vault }: { vault: Vault }): void {
  db.exec(`
    DROP INDEX IF EXISTS cases_queue;
    ALTER TABLE cases ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE cases ADD COLUMN waiting_since INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE cases ADD COLUMN owner_id TEXT;
    ALTER TABLE cases ADD COLUMN office TEXT;
    ALTER TABLE cases ADD COLUMN channel TEXT NOT NULL DEFAULT '';
    ALTER TABLE cases ADD COLUMN step TEXT NOT NULL DEFAULT 'receive';
    ALTER TABLE cases ADD COLUMN due_at INTEGER;
    ALTER TABLE cases ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX cases_line ON cases (line, priority, waiting_since, id);
    CREATE INDEX cases_owner ON cases (owner_id, line) WHERE owner_id IS NOT NULL;
    CREATE INDEX cases_due ON cases (due_at) WHERE due_at IS NOT NULL;
    CREATE INDEX cases_changed ON cases (changed_at);
    CREATE TABLE case_terms (
      term TEXT NOT NULL,
      case_id TEXT NOT NULL,
      PRIMARY KEY (term, case_id)
    ) WITHOUT ROWID;
    CREATE INDEX case_terms_case ON case_terms (case_id);
  `);
  for (const { id } of db.all('SELECT id FROM cases')) {
    const sealed = db.get('SELECT sealed FROM cases WHERE id = ?', text(id))?.sealed;
    rewrite(db, vault, grown(vault.open(bytes(sealed), `case/${text(id)}`) as OldCase));
  }
}

interface OldCase {
  id: string;
  status: 'open' | 'claimed' | 'closed';
  channel: string;
  openedAt: number;
  lastMessageAt: number;
  owner?: { id: string };
  facts: { messageId: string }[];
}

/** An old case with what it lacks. The watch looks at it at once and finds its own time from there. */
function grown(old: OldCase) {
  return {
    ...old,
    referrals: [],
    step: 'receive',
    waitingSince: old.openedAt,
    ...(old.status === 'open' && { unattendedSince: old.openedAt, dueAt: old.openedAt }),
    ...(old.status === 'claimed' && {
      ownedSince: old.lastMessageAt,
      owedSince: old.lastMessageAt,
      dueAt: old.lastMessageAt,
    }),
    told: [],
    joined: [...new Set(old.facts.map(({ messageId }) => messageId))].slice(-50),
    aliases: [],
    changedAt: old.lastMessageAt,
    news: 'changed',
  };
}

function rewrite(db: Database, vault: Vault, grownCase: ReturnType<typeof grown>): void {
  const { id, status, owner, channel, waitingSince, changedAt, step } = grownCase;
  db.run(
    `UPDATE cases SET line = ?, waiting_since = ?, owner_id = ?, channel = ?, step = ?, due_at = ?, changed_at = ?, sealed = ?
     WHERE id = ?`,
    status === 'closed' ? 2 : 0,
    waitingSince,
    owner?.id ?? null,
    channel,
    step,
    grownCase.dueAt ?? null,
    changedAt,
    vault.seal(grownCase, `case/${id}`),
    id,
  );
}
