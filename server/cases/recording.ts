import type { CaseNote, CaseStep } from '../store/contract/cases';
import type { CaseAction, OwnDataAction } from './actions';

/** Beside a note: its writer has spoken with the person. */
export const SPOKE = 'spoke';

/** What the history says beside the action. Never text that was written to or about the person: that is in the notes. */
export function detailOf(action: CaseAction): { detail?: string } {
  switch (action.type) {
    case 'transfer':
      return { detail: action.to.name };
    case 'note':
      return action.spoke ? { detail: SPOKE } : {};
    case 'move':
      return { detail: action.office };
    case 'step':
      return { detail: action.step };
    case 'safety':
      return { detail: action.safety.state };
    case 'sheet':
      return { detail: action.field };
    case 'refer':
      return { detail: action.agency };
    case 'referral':
      return action.answer ? { detail: action.answer.result } : {};
    case 'follow':
      return { detail: new Date(action.until).toISOString() };
    case 'close':
      return { detail: action.outcome };
    case 'mute':
      return { detail: action.reason };
    case 'own_data':
      return { detail: ownDataDetail(action) };
    case 'hand_on':
    case 'return':
      return { detail: action.reason };
    default:
      return {};
  }
}

/** In words of ours what was done to a wish: "erase:confirm". */
export const ownDataDetail = ({ wish, deed }: OwnDataAction): string => `${wish}:${deed}`;

/** What was written about a referral, a wait or an end is a note like any other; so is why a warning was overridden. */
export function noteOf(action: CaseAction, { key, at, by }: CaseStep): CaseNote | undefined {
  const text = textOf(action);
  return text ? { id: key, at, by, text } : undefined;
}

/** What staff wrote with an action, for each other. */
export function textOf(action: CaseAction): string {
  if (action.type === 'message') return action.override ?? '';
  if (action.type === 'referral') return action.answer?.text ?? '';
  const isNoted =
    action.type === 'note' ||
    action.type === 'refer' ||
    action.type === 'follow' ||
    action.type === 'close' ||
    action.type === 'own_data' ||
    action.type === 'mute';
  return isNoted ? action.text : '';
}
