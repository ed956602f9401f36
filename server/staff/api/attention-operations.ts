import { ALTERED } from '../../cases/copy-watch';
import { LEFT } from '../../cases/left-alone';
import type { AuditLog } from '../audit-log';
import { MayNotConfirm, NothingToConfirm, type SecondPerson, isOwn } from '../second-person';
import type { Store } from '../../store/store';
import { attentionSchema, confirmAccountSchema } from './account-schemas';
import { MANY } from './audited';
import { type Operation, staff } from './operation';
import { Problem } from './problem';
import { DETAILS } from './texts';

interface AttentionPorts {
  store: Pick<Store, 'cases' | 'staff'>;
  secondPerson: SecondPerson;
  audit: AuditLog;
  now: () => number;
}

/** So far back it is told who has looked at very much. */
const SHOWN_MS = 7 * 24 * 3_600_000;
const MOST = 50;

/** What colleagues must look at: accounts that wait for a second person, who has looked at very many cases, and what was altered beside us. */
export function attentionOperations({ store, secondPerson, audit, now }: AttentionPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/attention',
      summary:
        'Accounts that wait for a second person; for supervisors also who left somebody alone, who looked at, or for, very much, and what somebody wrote into the database beside us',
      access: 'cases',
      status: 200,
      answer: attentionSchema,
      handle: async ({ who: { member, may } }) => ({
        left: may.has('supervise') ? await leftAlone() : [],
        accounts: await Promise.all(
          (await secondPerson.waiting()).map(async (waiting) => ({
            ...{ id: waiting.id, name: waiting.name, username: waiting.username, role: waiting.role },
            hasOwnPassword: isOwn(waiting),
            mayConfirm: await secondPerson.mayConfirm(member, waiting),
            ...(waiting.awaits && { ...waiting.awaits, since: iso(waiting.awaits.since) }),
          })),
        ),
        many: may.has('supervise') ? await lookedAtMuch() : [],
        altered: may.has('supervise') ? await alteredBesideUs() : [],
      }),
    }),
    staff({
      method: 'post',
      path: '/attention/accounts/:id/confirm',
      summary:
        'Say that an account is the person’s it is said to be: only then it reads cases, or changes what people read',
      access: 'cases',
      audit: 'staff.confirm',
      fresh: true,
      body: confirmAccountSchema,
      status: 204,
      handle: async ({ request, body, who, note }) => {
        const member = await store.staff.byId(String(request.params.id));
        if (!member) throw new Problem(404, DETAILS.unknownStaff);
        note({ target: `staff:${member.id}` });
        await secondPerson.confirm(who.member, member, body.since).catch(refusal);
      },
    }),
  ];

  async function alteredBesideUs() {
    const entries = await audit.latest({ kind: 'store', from: now() - SHOWN_MS, limit: MOST });
    return Promise.all(
      entries.map(async ({ at, action, target }) => ({
        at: iso(at),
        what: action === ALTERED ? ('put-right' as const) : ('unreadable' as const),
        ...(await named(action, target)),
      })),
    );
  }

  async function leftAlone() {
    const entries = await audit.latest({ kind: 'left', from: now() - SHOWN_MS, limit: MOST });
    return Promise.all(
      entries.map(async ({ at, staffId, action, target }) => ({
        at: iso(at),
        name: (await store.staff.byId(staffId))?.name ?? staffId,
        caseId: target,
        code: (await store.cases.get(target))?.code ?? target,
        what: action === LEFT.closed ? ('closed' as const) : ('aside' as const),
      })),
    );
  }

  /** The code by which staff know a case; what cannot be opened has only its id. */
  async function named(action: string, target: string) {
    const found = action === ALTERED ? await store.cases.get(target) : undefined;
    return found ? { code: found.code, caseId: found.id } : { code: target };
  }

  async function lookedAtMuch() {
    const entries = await audit.latest({ kind: 'many', from: now() - SHOWN_MS, limit: MOST });
    const names = new Map((await store.staff.all()).map(({ id, name }) => [id, name]));
    return entries.map(({ at, staffId, action }) => ({
      at: iso(at),
      name: names.get(staffId) ?? staffId,
      what: action === MANY.searches ? ('searches' as const) : ('cases' as const),
    }));
  }
}

const REFUSALS: Record<NothingToConfirm['reason'], string> = {
  confirmed: DETAILS.alreadyConfirmed,
  changed: DETAILS.confirmChanged,
  'no-password': DETAILS.noPasswordYet,
};

function refusal(error: unknown): never {
  if (error instanceof MayNotConfirm) throw new Problem(403, DETAILS.mayNotConfirm);
  if (error instanceof NothingToConfirm) throw new Problem(409, REFUSALS[error.reason]);
  throw error;
}

const iso = (at: number) => new Date(at).toISOString();
