import type { Response } from 'express';
import type { StaffMember } from '../../store/records';
import type { Store } from '../../store/store';
import type { Accounts } from '../accounts';
import type { AuditLog } from '../audit-log';
import type { LoginDelays } from '../login-delays';
import { type SecondFactors, isOn } from '../second-factor';
import type { Sessions, SignedIn } from '../sessions';
import { setUp } from '../setup';
import { staffView } from './case-view';
import { callerOf, clearCookie, setCookie } from './guard';
import { type Operation, open, staff } from './operation';
import { Problem } from './problem';
import { loginSchema, meSchema, setupSchema } from './schemas';
import { DETAILS } from './texts';

export interface SessionPorts {
  store: Pick<Store, 'staff' | 'secrets' | 'roster'>;
  accounts: Accounts;
  sessions: Sessions;
  factors: SecondFactors;
  audit: AuditLog;
  delays: LoginDelays;
  sleep: (ms: number) => Promise<void>;
  now: () => number;
  /** Whether cookies travel over https only. */
  secure: boolean;
}

/** Signing in and out, and the first set-up. */
export function sessionOperations(ports: SessionPorts): Operation[] {
  const { accounts, sessions, delays, sleep, secure } = ports;
  return [
    open({
      method: 'post',
      path: '/session',
      summary: 'Sign in',
      limited: true,
      body: loginSchema,
      status: 204,
      handle: async ({ body: { username, password, code }, response }) => {
        await sleep(delays.begin(username));
        const member = await accounts.check(username, password);
        if (!member) throw new Problem(401, DETAILS.wrongPassword);
        await checkCode(ports, member, code);
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

/** The second factor, where there is one; asked for only after the password, so that nobody else learns of it. */
async function checkCode({ factors, audit, now }: SessionPorts, member: StaffMember, code = ''): Promise<void> {
  if (!isOn(member)) return;
  if (!code.trim()) throw new Problem(401, DETAILS.codeNeeded, { reason: 'code-needed' });
  if (await factors.use(member, code)) return;
  await audit.append({ at: now(), staffId: member.id, action: 'session.refused', target: `staff:${member.id}` });
  throw new Problem(401, DETAILS.wrongCode, { reason: 'code-wrong' });
}

/** Whoever signs out of their last session has left: their cases are handed on. */
async function leave(ports: SessionPorts, { member, session }: SignedIn): Promise<void> {
  await ports.sessions.end(session);
  await noted(ports, member, 'session.end');
  if (!(await ports.sessions.of(member.id)).length) await ports.store.roster.setState(member.id, 'off', ports.now());
}

async function begin(ports: SessionPorts, response: Response, member: StaffMember, action: string): Promise<void> {
  const token = await ports.sessions.open(member.id, response.req.get('User-Agent'));
  await ports.store.roster.setState(member.id, 'available', ports.now());
  await noted(ports, member, action);
  setCookie(response, token, ports.secure);
}

async function noted({ audit, now }: SessionPorts, { id }: StaffMember, action: string): Promise<void> {
  await audit.append({ at: now(), staffId: id, action, target: `staff:${id}` });
}
