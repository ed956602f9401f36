import type { LiveBus, LiveEvents } from '../conversations/events';
import type { TakeHandoff } from '../conversations/turn';
import type { Case, NewMessage } from '../store/records';
import type { Store } from '../store/store';
import { editCase } from './editor';
import { type Actor, type ActionType, type CaseAction, CaseConflict, OUTCOMES, advance, fingerprintOf } from './state';
import { createTakeHandoff } from './take-handoff';
import { tellingOf } from './telling';

export interface CasesPorts {
  store: Pick<Store, 'cases' | 'conversations' | 'staff'>;
  live: LiveBus;
  /** Tells the worker that a conversation has something to read. */
  wake: (conversationId: string) => void;
  now: () => number;
}

/** Raised when a key that belongs to one action comes with another: neither may be taken for the other. */
export class KeyReused extends Error {
  readonly code = 'KEY_REUSED';
}

/** What the live news call an action. */
const NEWS: Record<ActionType, LiveEvents['case'][1]> = {
  claim: 'claimed',
  release: 'changed',
  transfer: 'claimed',
  message: 'changed',
  note: 'changed',
  refer: 'changed',
  close: 'closed',
  reopen: 'opened',
};

/** Cases: opened by what people write, moved on by what staff do. */
export class Cases {
  readonly #ports: CasesPorts;
  /** Actions under way in this process: a double click waits for the first one instead of repeating its effects. */
  readonly #underWay = new Map<string, Promise<Case>>();
  readonly takeHandoff: TakeHandoff;

  constructor(ports: CasesPorts) {
    this.#ports = ports;
    this.takeHandoff = createTakeHandoff(ports, (id, message) => this.#tell(id, message));
  }

  /**
   * Carries out an action once under a key, which belongs to one member of staff and one kind of action.
   * With the same key again it gives the case as it is, and mends what a crash left undone.
   * Raises CaseUnknown, CaseConflict, NotYourCase or {@link KeyReused}.
   */
  act(caseId: string, action: CaseAction, actor: Actor, key: string): Promise<Case> {
    const stepKey = `${actor.id}:${action.type}:${key}`;
    const name = JSON.stringify([caseId, stepKey, fingerprintOf(action)]);
    const running = this.#underWay.get(name);
    if (running) return running;
    const work = this.#act(caseId, action, actor, stepKey).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, work);
    return work;
  }

  async #act(caseId: string, action: CaseAction, actor: Actor, key: string): Promise<Case> {
    const { store, live, now } = this.#ports;
    if (action.type === 'reopen') await this.#checkAlone(caseId, key);
    const at = now();
    const { found, changed } = await editCase(store.cases, caseId, (current) =>
      hasStep(current, key) ? undefined : advance(current, action, actor, key, at),
    );
    const known = found.history.find((step) => step.key === key)?.fingerprint ?? fingerprintOf(action);
    if (known !== fingerprintOf(action)) throw new KeyReused(`case ${caseId}: the key was used for another action`);
    await this.#audit(found, action, actor, key, changed);
    const telling = tellingOf(found, action, actor, key, stepAt(found, key));
    if (telling) await this.#tell(found.conversationId, telling);
    if (changed) live.emit('case', caseId, NEWS[action.type]);
    return found;
  }

  /** Two open cases in one conversation would leave it unclear to whom the person is talking. */
  async #checkAlone(caseId: string, key: string): Promise<void> {
    const { cases } = this.#ports.store;
    const found = await cases.get(caseId);
    if (!found || hasStep(found, key)) return;
    const other = await cases.openIn(found.conversationId);
    if (other && other.id !== caseId) throw new CaseConflict('another-open', other.owner);
  }

  /** One entry for each step, also when the process died between the step and its entry. */
  async #audit(found: Case, action: CaseAction, actor: Actor, key: string, changed: boolean): Promise<void> {
    const { staff } = this.#ports.store;
    const entry = { at: stepAt(found, key), staffId: actor.id, action: `case.${action.type}`, target: found.id };
    const known = changed ? [] : await staff.audited(found.id);
    if (known.some(({ at, staffId, action: done }) => at === entry.at && staffId === actor.id && done === entry.action))
      return;
    await staff.audit({ ...entry, ...auditDetail(action) });
  }

  async #tell(conversationId: string, message: NewMessage): Promise<void> {
    const { store, live, wake } = this.#ports;
    const { accepted } = await store.conversations.appendTo(conversationId, message);
    if (accepted) live.emit('conversation', conversationId);
    wake(conversationId);
  }
}

const hasStep = (current: Case, key: string) => current.history.some((step) => step.key === key);
const stepAt = (current: Case, key: string) => current.history.find((step) => step.key === key)?.at ?? current.openedAt;

/** The audit log is kept in clear: ids and words of ours only. */
function auditDetail(action: CaseAction): { detail?: string } {
  if (action.type === 'transfer') return { detail: action.to.id };
  return action.type === 'close' && OUTCOMES.includes(action.outcome) ? { detail: action.outcome } : {};
}
