import type { HandoffRequest } from '../../bot/handoff';
import type { OwnDataWish } from '../../bot/own-data-wish';
import type { Case, CaseStep, CaseStore, OwnDataRequest } from '../store/contract/cases';
import { afterWorkingDays } from '../working-days';
import type { Actor, OwnDataAction } from './actions';
import { CaseConflict, NotYourCase } from './actions';
import { NO_CODE } from './search-terms';

/** Decree 356/2025: whoever wants to see, correct or erase their data is answered within two working days (domain D05). */
const ANSWER_DAYS = 2;
/** The term by which cases are found in which somebody has asked for it. */
export const OWN_DATA_TERM = 'own-data:yes';
const PAGE = 100;

const WISHES: Readonly<Record<string, OwnDataWish>> = {
  own_data_see: 'see',
  own_data_correct: 'correct',
  own_data_erase: 'erase',
};

/** How things stand with a wish: nobody has answered; a second person must look; it will be erased; done; refused. */
export type OwnDataState = 'waiting' | 'to-confirm' | 'erasing' | 'done' | 'refused';

export function stateOf({ answer, confirmed }: OwnDataRequest): OwnDataState {
  if (!answer) return 'waiting';
  if (answer.result !== 'erase') return answer.result;
  return confirmed ? 'erasing' : 'to-confirm';
}

const isPending = (request: OwnDataRequest): boolean => ['waiting', 'to-confirm'].includes(stateOf(request));

/** Until when a wish is to be answered, epoch ms. */
export const dueOf = ({ askedAt }: OwnDataRequest): number => afterWorkingDays(askedAt, ANSWER_DAYS);

/** Whether a message brings such a wish. */
export const bringsWish = ({ facts }: Pick<HandoffRequest, 'facts'>): boolean =>
  facts.some(({ name }) => name in WISHES);

/** The wishes of a case with those that a message brings, each once. */
export function withWishes(
  known: readonly OwnDataRequest[] = [],
  { facts }: Pick<HandoffRequest, 'facts'>,
  message: { id: string; receivedAt: number },
): Pick<Case, 'ownData'> {
  const brought = facts.flatMap(({ name, messageId: id = message.id }) => {
    const wish = WISHES[name];
    const isKnown = known.some((one) => one.wish === wish && (one.id === id || isPending(one)));
    return wish && !isKnown ? [{ id, wish, askedAt: message.receivedAt }] : [];
  });
  const all = [...known, ...brought];
  return all.length ? { ownData: all } : {};
}

/** Raises {@link CaseConflict} or {@link NotYourCase} when the deed does not fit what was asked for, or who does it. */
export function checkOwnData({ ownData = [], status, owner }: Case, { wish, deed }: OwnDataAction, actor: Actor): void {
  if (deed === 'note') return;
  const asked = ownData.filter((one) => one.wish === wish);
  if (deed !== 'confirm') {
    if (!asked.some(isPending)) throw new CaseConflict('no-wish', owner);
    return;
  }
  const answer = asked.find(({ answer: { result } = {} }) => result === 'erase')?.answer;
  if (!answer) throw new CaseConflict('no-wish', owner);
  if (actor.role === 'counsellor') throw new NotYourCase(owner);
  if (answer.byId === actor.id) throw new CaseConflict('second-person', owner);
  if (status !== 'closed') throw new CaseConflict('close-first', owner);
}

/** What becomes of the wishes of a case. */
export function ownDataAfter({ ownData = [] }: Case, { wish, deed }: OwnDataAction, actor: Actor, step: CaseStep) {
  const [at, by] = [step.at, step.by];
  if (deed === 'note') return { ownData: [...ownData, { id: step.key, wish, askedAt: at }] };
  const result = deed === 'refuse' ? ('refused' as const) : deed;
  const answered = (one: OwnDataRequest): OwnDataRequest =>
    result === 'confirm'
      ? { ...one, ...(one.answer?.result === 'erase' && { confirmed: { at, by } }) }
      : { ...one, ...(isPending(one) && { answer: { result, at, by, byId: actor.id } }) };
  return { ownData: ownData.map((one) => (one.wish === wish ? answered(one) : one)) };
}

/** Whoever opens a case again needs what is in it: it is not erased, and the wish waits for an answer anew. */
export const withoutErasing = ({ ownData }: Case): Pick<Case, 'ownData'> =>
  ownData ? { ownData: ownData.map(({ confirmed, ...one }) => (confirmed ? { ...one, answer: undefined } : one)) } : {};

/** Wishes that wait for staff, the one that falls due first before the others. */
export async function pendingWishes(store: CaseStore): Promise<{ found: Case; request: OwnDataRequest }[]> {
  const pending: { found: Case; request: OwnDataRequest }[] = [];
  let cursor: string | undefined;
  do {
    const search = { code: NO_CODE, terms: [OWN_DATA_TERM] };
    const page = await store.list({ search, limit: PAGE, ...(cursor !== undefined && { cursor }) });
    for (const found of page.items)
      for (const request of (found.ownData ?? []).filter(isPending)) pending.push({ found, request });
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return pending.sort((a, b) => a.request.askedAt - b.request.askedAt);
}
