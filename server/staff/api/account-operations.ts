import type { Session, StaffMember } from '../../store/contract/staff';
import type { Store } from '../../store/store';
import type { Accounts } from '../accounts';
import { refuseCommon } from '../common-passwords';
import type { PasswordLinks } from '../password-links';
import type { Proving } from '../proving';
import type { SecondPerson } from '../second-person';
import type { SecondFactors } from '../second-factor';
import type { Sessions } from '../sessions';
import {
  type SessionView,
  accountChangeSchema,
  endedSchema,
  ownPasswordSchema,
  passwordLinkSchema,
  passwordSchema,
  sessionListSchema,
} from './account-schemas';
import { changeAccount } from './account-change';
import { staffView } from './case-view';
import { type Operation, staff } from './operation';
import { Problem } from './problem';
import { newStaffSchema, nothingSchema, staffListSchema, staffViewSchema } from './schemas';
import { DETAILS } from './texts';

export interface AccountPorts {
  store: Pick<Store, 'staff' | 'secrets'>;
  accounts: Accounts;
  sessions: Sessions;
  factors: SecondFactors;
  links: PasswordLinks;
  proving: Proving;
  secondPerson: SecondPerson;
  now: () => number;
}

/** Accounts and sessions: one's own, and for administrators everybody's. */
export function accountOperations(ports: AccountPorts): Operation[] {
  return [...ownSessions(ports), ...listing(ports), ...managing(ports)];
}

function ownSessions({ sessions, accounts, proving }: AccountPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/sessions',
      summary: 'One’s own sessions that last',
      status: 200,
      answer: sessionListSchema,
      handle: async ({ who }) => ({ items: (await sessions.of(who.member.id)).map(viewFor(who.session)) }),
    }),
    staff({
      method: 'delete',
      path: '/sessions/:id',
      summary: 'End one of one’s own sessions',
      audit: 'session.end',
      status: 204,
      handle: async ({ request, who }) => {
        const found = (await sessions.of(who.member.id)).find((session) => idOf(session) === request.params.id);
        if (!found) throw new Problem(404, DETAILS.unknownSession);
        await sessions.end(found);
      },
    }),
    staff({
      method: 'post',
      path: '/password',
      summary: 'Change one’s own password; all other sessions end',
      audit: 'staff.password',
      limited: true,
      body: ownPasswordSchema,
      status: 204,
      handle: async ({ body, who }) => {
        const { id, username } = who.member;
        // An open desk lends a session to guess at its owner's password.
        if (!(await proving.password(username, body.current))) throw new Problem(400, DETAILS.wrongCurrent);
        proving.succeeded(username);
        await accounts.setPassword(id, body.password, 'owner');
        await sessions.endAll(id, who.session);
      },
    }),
  ];
}

function listing({ store, accounts, secondPerson }: AccountPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/staff',
      summary: 'All members of staff',
      status: 200,
      answer: staffListSchema,
      handle: async () => ({ items: (await store.staff.all()).map(staffView) }),
    }),
    staff({
      method: 'post',
      path: '/staff',
      summary: 'Add a member of staff',
      fresh: true,
      access: 'accounts',
      audit: 'staff.add',
      body: newStaffSchema,
      status: 201,
      answer: staffViewSchema,
      handle: async ({ body, who, note }) => {
        const awaits = await secondPerson.wanted(body.role, 'new', who.member);
        const member = await accounts.add({ ...body, awaits });
        if (!member) throw new Problem(409, DETAILS.usernameTaken);
        note({ target: `staff:${member.id}`, detail: member.role });
        return staffView(member);
      },
    }),
  ];
}

function managing(ports: AccountPorts): Operation[] {
  const { sessions, accounts, factors, secondPerson } = ports;
  return [
    staff({
      method: 'patch',
      path: '/staff/:id',
      fresh: true,
      summary: 'Change an account, or disable it; what it may no longer do ends at once',
      access: 'accounts',
      audit: 'staff.change',
      body: accountChangeSchema,
      status: 200,
      answer: staffViewSchema,
      handle: async ({ request, body, who, note }) => {
        const member = await memberOf(ports, request.params.id);
        const { before, after } = await changeAccount(ports, member, body, who.member);
        if (body.disabled === true || after.role !== before.role) await sessions.endAll(member.id);
        note({
          target: `staff:${member.id}`,
          detail: Object.entries(body)
            // The log is kept in clear: no names.
            .map(([field, to]) => (field === 'name' ? field : `${field}=${String(to)}`))
            .join(' '),
        });
        return staffView(after);
      },
    }),
    staff({
      method: 'post',
      path: '/staff/:id/password',
      fresh: true,
      summary: 'Give an account a new password; its sessions end',
      access: 'accounts',
      audit: 'staff.password',
      body: passwordSchema,
      status: 204,
      handle: async ({ request, body, who, note }) => {
        const member = await memberOf(ports, request.params.id);
        const { id } = member;
        // First of all: a refusal must leave the account as it was.
        await refuseCommon(body.password, member);
        await secondPerson.holdBack(member, 'password', who.member);
        await accounts.setPassword(id, body.password, 'administrator');
        await sessions.endAll(id);
        note({ target: `staff:${id}` });
      },
    }),
    staff({
      method: 'post',
      path: '/staff/:id/password-link',
      fresh: true,
      summary: 'Void the password of an account and give a link by which its owner sets a new one; its sessions end',
      access: 'accounts',
      audit: 'staff.password-link',
      body: nothingSchema,
      status: 200,
      answer: passwordLinkSchema,
      handle: async ({ request, who, note }) => {
        const member = await memberOf(ports, request.params.id);
        const { id } = member;
        note({ target: `staff:${id}` });
        // Whoever has never had a password is let in for the first time: that was said when the account was made.
        if (member.passwordHash) await secondPerson.holdBack(member, 'password', who.member);
        const { token, expiresAt } = await ports.links.make(id);
        await sessions.endAll(id);
        return { token, expiresAt: iso(expiresAt) };
      },
    }),
    staff({
      method: 'post',
      path: '/staff/:id/second-factor/remove',
      fresh: true,
      summary: 'Take the second factor of somebody away who has lost it; their sessions end',
      access: 'accounts',
      audit: 'second-factor.remove',
      body: nothingSchema,
      status: 204,
      handle: async ({ request, who, note }) => {
        const member = await memberOf(ports, request.params.id);
        const { id } = member;
        await secondPerson.holdBack(member, 'second-factor', who.member);
        await factors.remove(id);
        await sessions.endAll(id);
        note({ target: `staff:${id}` });
      },
    }),
    staff({
      method: 'delete',
      path: '/staff/:id/sessions',
      summary: 'End all sessions of an account',
      access: 'accounts',
      audit: 'session.end',
      status: 200,
      answer: endedSchema,
      handle: async ({ request, note }) => {
        const { id } = await memberOf(ports, request.params.id);
        note({ target: `staff:${id}` });
        return { ended: await sessions.endAll(id) };
      },
    }),
  ];
}

async function memberOf({ store }: AccountPorts, id: unknown): Promise<StaffMember> {
  const member = await store.staff.byId(String(id));
  if (!member) throw new Problem(404, DETAILS.unknownStaff);
  return member;
}

/** Enough of the hash to tell sessions apart. */
const idOf = ({ tokenHash }: Session) => tokenHash.slice(0, 16);

const viewFor =
  (own: Session) =>
  (session: Session): SessionView => ({
    id: idOf(session),
    createdAt: iso(session.createdAt),
    seenAt: iso(session.seenAt),
    expiresAt: iso(session.expiresAt),
    agent: session.agent,
    current: session.tokenHash === own.tokenHash,
  });

const iso = (at: number) => new Date(at).toISOString();
