import type { LiveBus } from '../conversations/events';
import type { NoteUnsent, Unsent } from '../conversations/turn';
import type { Case, CaseStep } from '../store/contract/cases';
import { SYSTEM } from './actions';
import { inNobodysHands } from './changes';
import { type EditorPorts, editCase } from './editor';

interface Ports extends EditorPorts {
  live: LiveBus;
}

/**
 * Makes the teller of replies that did not reach somebody in danger, and of words of staff that did not reach anybody: it stands in the
 * case's history, and the case calls for hands again, since its person has had no answer. May be repeated.
 */
export function createNoteUnsent(ports: Ports): NoteUnsent {
  const { cases, live, now } = ports;
  return async (conversationId, unsent) => {
    const open = await cases.openIn(conversationId);
    const missed = open?.priority === 1 ? unsent : unsent.filter(({ byStaff }) => byStaff);
    if (!open || !missed.length) return;
    const { changed } = await editCase(ports, open.id, (current) => withUnsent(current, missed, now()));
    if (changed) live.emit('case', open.id, 'overdue');
  };
}

function withUnsent(current: Case, unsent: readonly Unsent[], at: number): Case | undefined {
  const steps = unsent.map(({ replyId, error }): CaseStep => stepOf(replyId, error, at));
  const fresh = steps.filter(({ key }) => !current.history.some((step) => step.key === key));
  if (!fresh.length || current.status === 'closed') return undefined;
  return { ...calling(current, at), history: [...current.history, ...fresh], news: 'overdue' };
}

const stepOf = (replyId: string, error: string, at: number): CaseStep => ({
  key: `unsent:${replyId}`,
  at,
  by: SYSTEM.name,
  action: 'unsent',
  detail: error,
});

/** An owner owes the person a word from now on, and is reminded of it; a case that only waits for a date comes back. */
function calling(current: Case, at: number): Case {
  if (current.status === 'following') return { ...current, ...inNobodysHands({ ...current, owedSince: at }, at) };
  return current.status === 'claimed' ? { ...current, owedSince: current.owedSince ?? at } : current;
}
