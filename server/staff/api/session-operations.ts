import type { Response } from 'express';
import type { StaffMember } from '../../store/contract/staff';
import type { Store } from '../../store/store';
import type { Accounts } from '../accounts';
import type { AuditLog } from '../audit-log';
import type { KnownDevices } from '../known-devices';
import { type PasswordLinks, PasswordLinkRefused } from '../password-links';
import type { Proving } from '../proving';
import { isOn } from '../second-factor';
import type { Sessions, SignedIn } from '../sessions';
import { setUp } from '../setup';
import { staffView } from './case-view';
import { confirmSchema, passwordByLinkSchema } from './account-schemas';
import { callerOf, clearCookie, setCookie, setDeviceCookie } from './cookies';
import { type Operation, open, staff } from './operation';
import { Problem } from './problem';
import { loginSchema, meSchema, setupSchema } from './schemas';
import { DETAILS } from './texts';

export interface SessionPorts {
  store: Pick<Store, 'staff' | 'secrets' | 'roster'>;
  accounts: Accounts;
  sessions: Sessions;
  devices: KnownDevices;
  proving: Proving;
  links: PasswordLinks;
  audit: AuditLog;
  now: () => number;
  /** Whether cookies travel over https only. */
  secure: boolean;
}

/** Signing in and out, and the first set-up. */
export function sessionOperations(ports: SessionPorts): Operation[] {
  const { sessions, proving, secure } = ports;
  return [
    open({
      method: 'post',
      path: '/session',
      summary: 'Sign in',
      limited: true,
      body: loginSchema,
      status: 204,
      handle: async ({ body: { username, password, code }, response }) => {
        const member = await proving.password(username, password);
        if (!member) throw new Problem(401, DETAILS.wrongPassword);
        await checkCode(proving, member, code);
        proving.succeeded(username);
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
    staff({
      method: 'post',
      path: '/session/confirm',
      summary:
        'Give one’s password once more, before accounts of others are changed; the session goes on under a new cookie',
      audit: 'session.confirm',
      limited: true,
      body: confirmSchema,
      status: 204,
      handle: async ({ body: { password, code }, who: { member, session }, request, response }) => {
        if (!(await proving.password(member.username, password))) throw new Problem(400, DETAILS.wrongCurrent);
        await checkCode(proving, member, code, 400);
        proving.succeeded(member.username);
        setCookie(response, await sessions.open(member.id, request.get('User-Agent')), secure);
        await sessions.end(session);
      },
    }),
    open({
      method: 'post',
      path: '/password/link',
      summary: 'Set one’s password by a link of an administrator, once',
      limited: true,
      body: passwordByLinkSchema,
      status: 204,
      handle: async ({ body: { token, password } }) => {
        const member = await ports.links.use(token, password).catch(refusal);
        await sessions.endAll(member.id);
        await noted(ports, member, 'staff.password');
      },
    }),
    open({
      method: 'delete',
      path: '/session',
      summary: 'Sign out',
      status: 204,
      handle: async ({ request, response }) => {
        const who = await callerOf(request, sessions, secure);
        if (who) await leave(ports, who);
        clearCookie(response, secure);
        response.setHeader('Clear-Site-Data', '"cache"');
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
async function checkCode(proving: Proving, member: StaffMember, code = '', status: 400 | 401 = 401): Promise<void> {
  if (!isOn(member)) return;
  if (!code.trim()) throw new Problem(status, DETAILS.codeNeeded, { reason: 'code-needed' });
  if (await proving.code(member, code)) return;
  throw new Problem(status, DETAILS.wrongCode, { reason: 'code-wrong' });
}

function refusal(error: unknown): never {
  if (error instanceof PasswordLinkRefused) throw new Problem(410, DETAILS.passwordLink);
  throw error;
}

/** Whoever signs out of their last session has left: their cases are handed on. */
async function leave(ports: SessionPorts, { member, session }: SignedIn): Promise<void> {
  await ports.sessions.end(session);
  await noted(ports, member, 'session.end');
  if (!(await ports.sessions.of(member.id)).length) await ports.store.roster.setState(member.id, 'off', ports.now());
}

async function begin(ports: SessionPorts, response: Response, member: StaffMember, action: string): Promise<void> {
  const before = await callerOf(response.req, ports.sessions, ports.secure);
  const token = await ports.sessions.open(member.id, response.req.get('User-Agent'));
  // The cookie of the session before is overwritten: nobody could end it any more, whosever it was.
  if (before) await ports.sessions.end(before.session);
  await ports.store.roster.setState(member.id, 'available', ports.now());
  await noted(ports, member, action);
  setCookie(response, token, ports.secure);
  await setDeviceCookie(response, member.username, ports.devices, ports.secure);
}

async function noted({ audit, now }: SessionPorts, { id }: StaffMember, action: string): Promise<void> {
  await audit.append({ at: now(), staffId: id, action, target: `staff:${id}` });
}
