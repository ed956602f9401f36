import type { Case, StaffMember } from '../../store/records';
import type { CaseDetail, CaseSummary, StaffView, TranscriptEntry } from './schemas';
import { ACTORS } from './texts';

/** A case as a line of the queue. */
export function summaryOf({
  id,
  code,
  priority,
  status,
  openedAt,
  lastMessageAt,
  channel,
  summary,
  owner,
}: Case): CaseSummary {
  return {
    id,
    code,
    priority,
    status,
    openedAt: iso(openedAt),
    lastMessageAt: iso(lastMessageAt),
    channel,
    summary,
    ...(owner && { owner }),
  };
}

/** A case as its page shows it. */
export function detailOf(found: Case, transcript: TranscriptEntry[]): CaseDetail {
  return {
    ...summaryOf(found),
    facts: found.facts,
    transcript,
    notes: found.notes.map(({ id, at, by, text }) => ({ id, at: iso(at), by, text })),
    history: found.history.map(({ at, by, action, detail }) => ({
      at: iso(at),
      by: ACTORS.get(by) ?? by,
      action,
      ...(detail !== undefined && { detail }),
    })),
    ...(found.outcome !== undefined && { outcome: found.outcome }),
  };
}

/** A member of staff as others see them: never the hash. */
export function staffView({ id, name, username, role }: StaffMember): StaffView {
  return { id, name, username, role };
}

const iso = (at: number) => new Date(at).toISOString();
