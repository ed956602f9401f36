import type { Actor } from '../../cases/actions';
import { CaseConflict } from '../../cases/actions';
import { bundleTerm } from '../../cases/bundles';
import { type Cases, keyOf as stepKeyOf } from '../../cases/cases';
import { NO_CODE } from '../../cases/search-terms';
import type { Case } from '../../store/contract/cases';
import type { StaffMember } from '../../store/contract/staff';
import type { Store } from '../../store/store';
import { capacityOf } from '../duty';
import { type ShowingPorts, shown } from './case-reading';
import { keyOf } from './guard';
import { type Operation, staff } from './operation';
import { Problem } from './problem';
import { caseDetailSchema, nothingSchema } from './schemas';
import { DETAILS } from './texts';

interface NextPorts extends ShowingPorts {
  store: Pick<Store, 'cases' | 'conversations' | 'media' | 'roster'>;
  cases: Cases;
}

/** Cases looked at in one go; others may be taking the same ones at the same moment. */
const BATCH = 20;

/** "Nhận ca tiếp theo": the most urgent, longest waiting case becomes the caller's, so that nobody needs to choose. */
export function nextOperation(ports: NextPorts): Operation {
  return staff({
    method: 'post',
    path: '/cases/next',
    summary: 'Take the most urgent, longest waiting case that nobody has',
    access: 'cases',
    audit: 'case.read',
    body: nothingSchema,
    keyed: true,
    status: 200,
    answer: caseDetailSchema,
    handle: async ({ request, who: { member }, note }) => {
      await ports.store.roster.setState(member.id, 'available', ports.now());
      const taken = await takeNext(ports, member, keyOf(request));
      note({ target: taken.id });
      return shown(ports, taken);
    },
  });
}

async function takeNext({ store, cases }: NextPorts, member: StaffMember, key: string): Promise<Case> {
  const own = await ownedBy(store.cases, member);
  const known = own.find(({ history }) =>
    history.some((step) => step.key === stepKeyOf(member, { type: 'claim' }, key)),
  );
  if (known) return known;
  const isFull = own.length >= capacityOf(member);
  for await (const waiting of inFairOrder(store.cases, member)) {
    // An emergency is taken however much somebody has: they hand something else on.
    if (isFull && waiting.priority !== 1) throw new Problem(409, DETAILS.full, { reason: 'full' });
    const taken = await tryClaim(cases, waiting, member, key);
    if (taken) return taken;
  }
  throw new Problem(404, DETAILS.nothingNext, { reason: 'nothing-next' });
}

async function ownedBy(store: Store['cases'], { id }: StaffMember): Promise<Case[]> {
  return (await store.list({ owner: id, status: 'claimed', limit: 100 })).items;
}

/**
 * Cases in nobody's hands, in the queue's order, but of those that began alike one only before the others of their urgency: whoever
 * takes the next one must not work through fifty copies while somebody else waits behind them.
 */
async function* inFairOrder(store: Store['cases'], member: StaffMember): AsyncGenerator<Case> {
  const seen = new Set<string>();
  let behind: Case[] = [];
  for await (const waiting of waitingFor(store, member)) {
    if (behind[0] && behind[0].priority !== waiting.priority) {
      yield* behind;
      behind = [];
    }
    const { bundle } = waiting;
    if (bundle !== undefined && (seen.has(bundle) || (await isInHand(store, bundle)))) behind.push(waiting);
    else yield waiting;
    if (bundle !== undefined) seen.add(bundle);
  }
  yield* behind;
}

/** Whether somebody has a case of a bundle already. */
async function isInHand(store: Store['cases'], bundle: string): Promise<boolean> {
  const search = { code: NO_CODE, terms: [bundleTerm(bundle)] };
  return (await store.list({ search, status: 'claimed', limit: 1 })).items.length > 0;
}

/** Cases in nobody's hands, in the queue's order, but for those that another office is to handle. Emergencies are everybody's. */
async function* waitingFor(store: Store['cases'], { office: mine }: StaffMember): AsyncGenerator<Case> {
  let cursor: string | undefined;
  do {
    const page = await store.list({ status: 'open', limit: BATCH, ...(cursor && { cursor }) });
    yield* page.items.filter(({ office, priority }) => priority === 1 || office === undefined || office === mine);
    cursor = page.nextCursor;
  } while (cursor);
}

/** The case, or undefined when somebody else was quicker. */
async function tryClaim(cases: Cases, { id }: Case, actor: Actor, key: string): Promise<Case | undefined> {
  try {
    return await cases.act(id, { action: { type: 'claim' }, actor, key });
  } catch (error) {
    if (error instanceof CaseConflict) return undefined;
    throw error;
  }
}
