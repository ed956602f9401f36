import type { Safety } from '../../bot/safety';
import type { Case, CaseNews, CaseStatus, CaseStep } from '../store/contract/cases';
import {
  type ActionType,
  type Actor,
  type CaseAction,
  CaseConflict,
  type ConflictReason,
  NotYourCase,
  fingerprintOf,
} from './actions';
import { checkWritable } from './caution';
import { changeOf } from './changes';
import { lacksWords, leftAlone, saysLittle } from './left-alone';
import { muteAt } from './mutes';
import { checkOwnData } from './own-data';
import { detailOf, noteOf } from './recording';
import { isOwedAnswer } from './service-levels';

/** The whole life of a case in one table: in which states an action is allowed. */
const ALLOWED: Record<ActionType, readonly CaseStatus[]> = {
  claim: ['open', 'following'],
  release: ['claimed'],
  transfer: ['claimed'],
  move: ['open', 'claimed', 'following'],
  message: ['claimed'],
  safety: ['open', 'claimed', 'following'],
  sheet: ['open', 'claimed', 'following', 'closed'],
  note: ['open', 'claimed', 'following', 'closed'],
  step: ['claimed', 'following'],
  refer: ['open', 'claimed', 'following'],
  referral: ['open', 'claimed', 'following', 'closed'],
  follow: ['claimed'],
  close: ['claimed', 'following'],
  reopen: ['closed'],
  mute: ['claimed', 'closed'],
  unmute: ['open', 'claimed', 'following', 'closed'],
  own_data: ['open', 'claimed', 'following', 'closed'],
  hand_on: ['claimed'],
  return: ['following'],
  remind: ['open', 'claimed', 'following'],
};

/** What only the owner may do, or a supervisor in the owner's place. */
const OWNERS: readonly ActionType[] = ['release', 'transfer', 'message', 'step', 'follow', 'close', 'mute'];

/** What the live news call an action. */
const NEWS: Partial<Record<ActionType, CaseNews>> = {
  claim: 'claimed',
  transfer: 'claimed',
  close: 'closed',
  mute: 'closed',
  reopen: 'opened',
  hand_on: 'opened',
  return: 'opened',
  remind: 'reminder',
};

/** The case after an action; raises {@link CaseConflict}, {@link NotYourCase}, UnsafeToWrite or StaleField. `key` makes the step idempotent. */
export function advance(current: Case, action: CaseAction, actor: Actor, key: string, at: number): Case {
  check(current, action, actor, at);
  if (action.type === 'message' && !action.override) checkWritable(current, at);
  const fingerprint = fingerprintOf(action);
  const left = leftAlone(current, action, at);
  const step: CaseStep = {
    ...{ key, fingerprint, at, by: actor.name, action: action.type, ...detailOf(action) },
    ...(left && { left }),
  };
  const note = noteOf(action, step);
  return {
    ...current,
    ...(actor.id === current.owner?.id && { ownerActedAt: at }),
    ...changeOf(current, action, actor, step),
    ...(note && { notes: [...current.notes, note] }),
    history: [...current.history, step],
    news: NEWS[action.type] ?? 'changed',
  };
}

function check(current: Case, action: CaseAction, actor: Actor, at: number): void {
  const { status, owner } = current;
  if (!ALLOWED[action.type].includes(status)) throw new CaseConflict(reason(status, action.type), owner);
  if (isOwners(current, action) && owner?.id !== actor.id && actor.role === 'counsellor') throw new NotYourCase(owner);
  if (action.type === 'transfer' && action.to.id === owner?.id) throw new CaseConflict('same-owner', owner);
  if (action.type === 'move' && action.office === current.office) throw new CaseConflict('same-office', owner);
  if (action.type === 'referral' && !current.referrals.some(({ id }) => id === action.id))
    throw new CaseConflict('no-referral', owner);
  // Whoever silences a cry for help says in words why they are sure.
  if (action.type === 'mute' && current.priority === 1 && saysLittle(action.text))
    throw new CaseConflict('words-needed', owner);
  // Nobody who cries for help is put aside in silence.
  if (action.type === 'follow' && current.priority === 1 && isOwedAnswer(current, at))
    throw new CaseConflict('answer-first', owner);
  if (lacksWords(current, action)) throw new CaseConflict('say-more', owner);
  if (action.type === 'own_data') checkOwnData(current, action, actor);
  if (action.type === 'unmute' && !muteAt(current, at)) throw new CaseConflict('not-muted', owner);
}

/** Whether an action on this case, as it is now, is for its owner only. */
function isOwners({ status, owner }: Case, action: CaseAction): boolean {
  // Anybody may warn that writing is not safe; anything else opens the chat, and is for who talks with the person.
  if (action.type === 'safety') return owner !== undefined && !isWarning(action.safety);
  // What is in nobody's hands, or waits for others, is moved by whoever sees where it belongs.
  if (action.type === 'move') return status === 'claimed';
  // Everybody may note what a person wants; who answers it is who talks with the person. The second person is somebody else.
  if (action.type === 'own_data') return owner !== undefined && !['note', 'confirm'].includes(action.deed);
  return OWNERS.includes(action.type);
}

const isWarning = ({ state, hours, codeWord }: Safety): boolean =>
  state === 'unsafe' && hours === undefined && codeWord === undefined;

function reason(status: CaseStatus, action: ActionType): ConflictReason {
  if (action === 'reopen') return 'not-closed';
  if (status === 'closed') return 'closed';
  return action === 'claim' ? 'taken' : 'not-claimed';
}
