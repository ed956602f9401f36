import { isOverdue } from '../../cases/service-levels';
import { muteAt } from '../../cases/mutes';
import { dueOf, stateOf } from '../../cases/own-data';
import type { Case, CaseMute, OwnDataRequest, Referral } from '../../store/contract/cases';
import type { StaffMember } from '../../store/contract/staff';
import type { MakeDiscreet } from '../discreet-summary';
import type { CaseDetail, CaseSummary, OwnDataView, StaffView } from './schemas';
import { safetyView, sheetView } from './sheet-view';
import { ACTORS } from './texts';

/** What is shown of a case everywhere, as it stands at `now` (epoch ms). */
function summaryOf(current: Case, now: number): CaseSummary {
  const { id, code, priority, status, channel, summary, owner, step, office, bundle, version } = current;
  const { openedAt, lastMessageAt, waitingSince, owedSince, followAt } = current;
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
    step,
    ...(office !== undefined && { office }),
    ...(bundle !== undefined && { bundle }),
    waitingSince: iso(waitingSince),
    ...(owedSince !== undefined && { owedSince: iso(owedSince) }),
    ...(followAt !== undefined && { followAt: iso(followAt) }),
    overdue: isOverdue(current, now),
    askDue: current.referrals.some(({ askAt = Infinity, answer }) => !answer && askAt <= now),
    version,
  };
}

/** A case as a line of a list: no number and no name is read there by whoever only passes by. */
export function lineOf(current: Case, now: number, discreet: MakeDiscreet): CaseSummary {
  const { text, masked, conduct } = discreet(current.summary);
  return { ...summaryOf(current, now), summary: text, ...(masked && { masked }), ...(conduct && { conduct }) };
}

/** A case as its page shows it. */
export function detailOf(
  found: Case,
  { transcript, sending }: Pick<CaseDetail, 'transcript' | 'sending'>,
  now: number,
): CaseDetail {
  return {
    ...summaryOf(found, now),
    facts: found.facts,
    sheet: sheetView(found),
    safety: safetyView(found, now),
    sending,
    transcript,
    notes: found.notes.map(({ id, at, by, text }) => ({ id, at: iso(at), by, text })),
    history: found.history.map(({ at, by, action, detail }) => ({
      at: iso(at),
      by: ACTORS.get(by) ?? by,
      action,
      ...(detail !== undefined && { detail }),
    })),
    referrals: found.referrals.map(referralView),
    ...(found.outcome !== undefined && { outcome: found.outcome }),
    ...muteShown(muteAt(found, now)),
    ownData: (found.ownData ?? []).map(ownDataView),
  };
}

const muteShown = (mute: CaseMute | undefined): Pick<CaseDetail, 'mute'> => (mute ? { mute: muteView(mute) } : {});

/** A wish about one's data as staff see it. */
export function ownDataView(request: OwnDataRequest): OwnDataView {
  const { id, wish, askedAt, answer } = request;
  return {
    ...{ id, wish, askedAt: iso(askedAt), dueAt: iso(dueOf(request)), state: stateOf(request) },
    ...(answer && { by: answer.by }),
  };
}

/** A mute as staff see it. */
export const muteView = ({ reason, at, by, until }: CaseMute): NonNullable<CaseDetail['mute']> => ({
  reason,
  by,
  at: iso(at),
  until: iso(until),
});

function referralView({ at, askAt, answer, ...referral }: Referral): CaseDetail['referrals'][number] {
  return {
    ...referral,
    at: iso(at),
    ...(askAt !== undefined && { askAt: iso(askAt) }),
    ...(answer && { answer: { ...answer, at: iso(answer.at) } }),
  };
}

/** A member of staff as others see them: never a secret. */
export function staffView({ id, name, username, role, office, capacity, ...member }: StaffMember): StaffView {
  return {
    id,
    name,
    username,
    role,
    ...(office !== undefined && { office }),
    ...(capacity !== undefined && { capacity }),
    disabled: member.disabledAt !== undefined,
    secondFactor: member.secondFactor?.confirmedAt !== undefined,
    hasPassword: member.passwordHash !== '',
    awaiting: member.awaits !== undefined,
  };
}

const iso = (at: number) => new Date(at).toISOString();
