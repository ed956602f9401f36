import type { LiveBus } from '../conversations/events';
import type { TakeHandoff } from '../conversations/turn';
import type { AuditLog } from '../staff/audit-log';
import type { Case } from '../store/contract/cases';
import type { NewMessage } from '../store/contract/conversations';
import type { Store } from '../store/store';
import { type Actor, type CaseAction, CaseConflict, OUTCOMES, fingerprintOf } from './actions';
import { editCase } from './editor';
import { MUTED_TERM } from './mutes';
import { OWN_DATA_TERM } from './own-data';
import { SPOKE, ownDataDetail, textOf } from './recording';
import { termsIn } from './search-terms';
import { advance } from './state';
import { createTakeHandoff } from './take-handoff';
import { tellingOf } from './telling';

export interface CasesPorts {
  store: Pick<Store, 'cases' | 'conversations'>;
  audit: Pick<AuditLog, 'append' | 'latest'>;
  live: LiveBus;
  /** Tells the worker that a conversation has something to read. */
  wake: (conversationId: string) => void;
  now: () => number;
}

/** A step that is mended is among somebody's last ones with the case. */
const RECENT = 500;

/** Raised when a key that belongs to one action comes with another: neither may be taken for the other. */
export class KeyReused extends Error {
  readonly code = 'KEY_REUSED';
}

/** One action to be carried out. */
export interface Deed {
  action: CaseAction;
  actor: Actor;
  /** With the same key it has no second effect. */
  key: string;
  /** The version of the case that the actor has seen; any when absent. */
  seen?: number | undefined;
}

/** Cases: opened by what people write, moved on by what staff do. */
export class Cases {
  readonly #ports: CasesPorts;
  /** Actions under way in this process: a double click waits for the first one instead of repeating its effects. */
  readonly #underWay = new Map<string, Promise<Case>>();
  readonly takeHandoff: TakeHandoff;

  constructor(ports: CasesPorts) {
    this.#ports = ports;
    const { store, live, now } = ports;
    this.takeHandoff = createTakeHandoff({ cases: store.cases, live, now }, (id, message) => this.tell(id, message));
  }

  /**
   * Carries out an action once under a key, which belongs to one actor and one kind of action.
   * With the same key again it gives the case as it is, and mends what a crash left undone.
   * Raises CaseUnknown, CaseConflict, NotYourCase, UnsafeToWrite, StaleField or {@link KeyReused}.
   */
  act(caseId: string, { action, actor, key, seen }: Deed): Promise<Case> {
    const stepKey = keyOf(actor, action, key);
    const name = JSON.stringify([caseId, stepKey, fingerprintOf(action)]);
    const running = this.#underWay.get(name);
    if (running) return running;
    const work = this.#act(caseId, { action, actor, key: stepKey, seen }).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, work);
    return work;
  }

  async #act(caseId: string, deed: Deed): Promise<Case> {
    const { action, actor, key } = deed;
    const { found, changed } = await this.#edit(caseId, deed);
    const known = found.history.find((step) => step.key === key)?.fingerprint ?? fingerprintOf(action);
    if (known !== fingerprintOf(action)) throw new KeyReused(`case ${caseId}: the key was used for another action`);
    await this.#ports.store.cases.index(caseId, [
      ...termsIn(textOf(action)),
      ...(action.type === 'mute' ? [MUTED_TERM] : []),
      ...(action.type === 'own_data' ? [OWN_DATA_TERM] : []),
    ]);
    await this.#audit(found, deed, changed);
    await this.#keepOrErase(found, action);
    const telling = tellingOf(found, action, actor, key, stepAt(found, key));
    if (telling) await this.tell(found.conversationId, telling);
    if (changed) this.#ports.live.emit('case', caseId, found.news);
    return found;
  }

  /** What two of staff have agreed to erase goes with the next sweep, unless the case is opened again or its person writes to staff. */
  async #keepOrErase({ conversationId }: Case, action: CaseAction): Promise<void> {
    const { conversations } = this.#ports.store;
    if (action.type === 'own_data' && action.deed === 'confirm') await conversations.forgetSoon(conversationId);
    if (action.type === 'reopen') await conversations.keep(conversationId);
  }

  async #edit(caseId: string, { action, actor, key, seen }: Deed) {
    const { store, now } = this.#ports;
    if (action.type === 'reopen') await this.#checkAlone(caseId, key);
    try {
      return await editCase({ cases: store.cases, now }, caseId, (current) => {
        if (hasStep(current, key)) return undefined;
        if (seen !== undefined && seen !== current.version) throw new CaseConflict('changed', current.owner);
        return advance(current, action, actor, key, now());
      });
    } catch (error) {
      // The store lets no second case of a conversation be open: one was opened while this one was being reopened.
      if (action.type === 'reopen') await this.#checkAlone(caseId, key);
      throw error;
    }
  }

  /** Two open cases in one conversation would leave it unclear to whom the person is talking. */
  async #checkAlone(caseId: string, key: string): Promise<void> {
    const { cases } = this.#ports.store;
    const found = await cases.get(caseId);
    if (!found || hasStep(found, key)) return;
    const other = await cases.openIn(found.conversationId);
    if (other && other.id !== caseId) throw new CaseConflict('another-open', other.owner);
  }

  /** Each step once, also when the process died between the step and its entries. */
  async #audit(found: Case, { action, actor, key }: Deed, changed: boolean): Promise<void> {
    const { audit } = this.#ports;
    const step = found.history.find((one) => one.key === key);
    const entry = { at: stepAt(found, key), staffId: actor.id, target: found.id };
    const deeds = [
      { action: `case.${action.type}`, ...auditDetail(action) },
      ...(step?.left ? [{ action: step.left }] : []),
    ];
    const known = changed ? [] : await audit.latest({ target: found.id, staffId: actor.id, limit: RECENT });
    for (const deed of deeds) {
      if (known.some(({ at, action: done }) => at === entry.at && done === deed.action)) continue;
      await audit.append({ ...entry, ...deed });
    }
  }

  /** Puts something into a conversation's inbox, once for each id, and wakes its worker. */
  async tell(conversationId: string, message: NewMessage): Promise<void> {
    const { store, live, wake } = this.#ports;
    const { accepted } = await store.conversations.appendTo(conversationId, message);
    if (accepted) live.emit('conversation', conversationId);
    wake(conversationId);
  }
}

/** The key of a step: one actor's key is not taken for another's. */
export const keyOf = (actor: Actor, { type }: Pick<CaseAction, 'type'>, key: string) => `${actor.id}:${type}:${key}`;

const hasStep = (current: Case, key: string) => current.history.some((step) => step.key === key);
const stepAt = (current: Case, key: string) => current.history.find((step) => step.key === key)?.at ?? current.openedAt;

/** The audit log is kept in clear: ids and words of ours only. */
function auditDetail(action: CaseAction): { detail?: string } {
  switch (action.type) {
    case 'transfer':
      return { detail: action.to.id };
    case 'safety':
      return { detail: action.safety.state };
    case 'sheet':
      return { detail: action.field };
    case 'message':
      return action.override ? { detail: 'override' } : {};
    case 'note':
      return action.spoke ? { detail: SPOKE } : {};
    case 'step':
      return { detail: action.step };
    case 'hand_on':
    case 'return':
      return { detail: action.reason };
    case 'mute':
      return { detail: action.reason };
    case 'own_data':
      return { detail: ownDataDetail(action) };
    case 'close':
      return OUTCOMES.includes(action.outcome) ? { detail: action.outcome } : {};
    default:
      return {};
  }
}
