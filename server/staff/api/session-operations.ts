import type { Response } from 'express';
import type { StaffMember } from '../../store/records';
import type { Store } from '../../store/store';
import type { Accounts } from '../accounts';
import type { LoginDelays } from '../login-delays';
import type { Sessions, SignedIn } from '../sessions';
import { setUp } from '../setup';
import { staffView } from './case-view';
import { callerOf, clearCookie, setCookie } from './guard';
import { type Operation, open, staff } from './operation';
import { Problem } from './problem';
import { loginSchema, meSchema, newStaffSchema, setupSchema, staffListSchema, staffViewSchema } from './schemas';
import { DETAILS } from './texts';

export interface SessionPorts {
  store: Pick<Store, 'staff' | 'secrets' | 'roster'>;
  accounts: Accounts;
  sessions: Sessions;
  delays: LoginDelays;
  sleep: (ms: number) => Promise<void>;
  now: () => number;
  /** Whether cookies travel over https only. */
  secure: boolean;
}

/** Signing in and out, the first set-up, and accounts. */
export function sessionOperations(ports: SessionPorts): Operation[] {
  return [...signing(ports), ...accountOperations(ports)];
}

function signing(ports: SessionPorts): Operation[] {
  const { accounts, sessions, delays, sleep, secure } = ports;
  return [
    open({
      method: 'post',
      path: '/session',
      summary: 'Sign in',
      limited: true,
      body: loginSchema,
      status: 204,
      handle: async ({ body: { username, password }, response }) => {
        await sleep(delays.begin(username));
        const member = await accounts.check(username, password);
        if (!member) throw new Problem(401, DETAILS.wrongPassword);
        delays.succeeded(username);
        await begin(ports, response, member, 'session.open');
      },
    }),
    staff({
      method: 'get',
      path: '/session',
      summary: 'Who is signed in, and what they may do',
      status: 200,
      answer: meSchema,
      handle: ({ who: { member, may } }) => Promise.resolve({ ...staffView(member), may: [...may] }),
    }),
    open({
      method: 'delete',
      path: '/session',
      summary: 'Sign out',
      status: 204,
      handle: async ({ request, response }) => {
        const who = await callerOf(request, sessions);
        if (who) await leave(ports, who);
        clearCookie(response, secure);
      },
    }),
    open({
      method: 'post',
      path: '/setup',
      summary: 'Make the first administrator with the one-time token of the start-up line, and sign in',
      limited: true,
      body: setupSchema,
      status: 204,
      handle: async ({ body, response }) => begin(ports, response, await setUp(ports, body), 'staff.setup'),
    }),
  ];
}

function accountOperations(ports: SessionPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/staff',
      summary: 'All members of staff',
      status: 200,
      answer: staffListSchema,
      handle: async () => ({ items: (await ports.store.staff.all()).map(staffView) }),
    }),
    staff({
      method: 'post',
      path: '/staff',
      summary: 'Add a member of staff',
      access: 'accounts',
      body: newStaffSchema,
      status: 201,
      answer: staffViewSchema,
      handle: async ({ body, who }) => {
        const member = await ports.accounts.add(body);
        if (!member) throw new Problem(409, DETAILS.usernameTaken);
        await audit(ports, who.member, 'staff.add', member);
        return staffView(member);
      },
    }),
  ];
}

/** Whoever signs out of their last session has left: their cases are handed on. */
async function leave(ports: SessionPorts, { member, session }: SignedIn): Promise<void> {
  await ports.sessions.end(session);
  await audit(ports, member, 'session.end');
  if (!(await ports.sessions.of(member.id)).length) await ports.store.roster.setState(member.id, 'off', ports.now());
}

async function begin(ports: SessionPorts, response: Response, member: StaffMember, action: string): Promise<void> {
  const token = await ports.sessions.open(member.id, response.req.get('User-Agent'));
  await ports.store.roster.setState(member.id, 'available', ports.now());
  await audit(ports, member, action);
  setCookie(response, token, ports.secure);
}

async function audit({ store, now }: SessionPorts, by: StaffMember, action: string, target = by): Promise<void> {
  const detail = action === 'staff.add' ? { detail: target.role } : {};
  await store.staff.audit({ at: now(), staffId: by.id, action, target: `staff:${target.id}`, ...detail });
}
