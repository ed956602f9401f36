import { SecondPerson } from '../../../server/staff/second-person';
import { Accounts } from '../../../server/staff/accounts';
import { Caller, PASSWORD, apiUnderTest, ask } from './api-under-test';

type Room = Awaited<ReturnType<typeof apiUnderTest>>;
type Signed = Awaited<ReturnType<Room['withPassword']>>;

const OTHER = 'mot mat khau khac';

let room: Room;
let root: Signed;
let lan: Signed;
let ha: Signed;

beforeEach(async () => {
  room = await apiUnderTest({ secondPerson: true });
  lan = await room.withPassword('lan');
  ha = await room.withPassword('ha', 'supervisor');
  root = await room.withPassword('root', 'admin');
});
afterEach(() => room.close());

/** Sets a password by a link of the administrator, whoever it is that uses it. */
const setByLink = async (id: string, password = PASSWORD) => {
  const { token } = (await root.post(`/api/staff/${id}/password-link`)).body;
  await room.stranger.post('/api/password/link', { token, password });
};
const hire = async (username: string, role = 'counsellor') => {
  const id = String((await root.post('/api/staff', { username, name: username, role })).body.id);
  await setByLink(id);
  return id;
};
const signIn = async (username: string, password = PASSWORD) => {
  const caller = new Caller(room.base);
  await caller.post('/api/session', { username, password });
  return caller;
};
/** Confirms what is shown at that moment, or what was shown `since`. */
const confirm = async (who: Caller, id: string, since?: string) => {
  const { accounts = [] } = (await who.get('/api/attention')).body as { accounts?: { id: string; since?: string }[] };
  const shown = accounts.find((one) => one.id === id)?.since ?? new Date(room.clock.now).toISOString();
  return who.post(`/api/attention/accounts/${id}/confirm`, { since: since ?? shown });
};
const AWAITING = { status: 403, body: { reason: 'awaiting' } };

describe('an account that an administrator has made', () => {
  it.each([
    ['counsellor', '/api/cases'],
    ['supervisor', '/api/reports'],
    ['editor', '/api/content/articles'],
  ])('of a %s does nothing before somebody else has confirmed it', async (role, path) => {
    const id = await hire('moi', role);
    const moi = await signIn('moi');
    expect(await moi.get(path)).toMatchObject(AWAITING);
    expect((await moi.get('/api/session')).body).toMatchObject({ awaiting: true, may: [] });
    expect((await ha.get('/api/attention')).body).toMatchObject({
      accounts: [{ id, username: 'moi', why: 'new', by: 'ROOT', mayConfirm: true }],
    });
    expect((await confirm(ha, id)).status).toBe(204);
    expect((await (await signIn('moi')).get(path)).status).toBe(200);
    expect((await ha.get('/api/attention')).body).toMatchObject({ accounts: [] });
    expect(await room.audit.latest({ kind: 'staff', limit: 1 })).toMatchObject([
      { staffId: ha.id, action: 'staff.confirm', target: `staff:${id}` },
    ]);
  });

  it.each(['auditor', 'admin'])('of an %s is good at once: it reads nothing of people', async (role) => {
    await hire('moi', role);
    expect((await (await signIn('moi')).get('/api/session')).body).toMatchObject({ awaiting: false });
  });

  it('is confirmed by no administrator, no counsellor while there is a supervisor, and not by itself', async () => {
    const id = await hire('moi', 'supervisor');
    const moi = await signIn('moi');
    for (const who of [root, lan, moi]) expect((await confirm(who, id)).status).toBe(403);
    expect(await (await signIn('moi')).get('/api/cases')).toMatchObject(AWAITING);
  });

  it('is confirmed by a counsellor where no supervisor is left', async () => {
    await root.patch(`/api/staff/${ha.id}`, { disabled: true });
    const id = await hire('moi');
    expect((await confirm(lan, id)).status).toBe(204);
  });

  it('cannot be confirmed before its owner has set a password: the administrator still holds the link', async () => {
    const { body } = await root.post('/api/staff', { username: 'moi', name: 'Mới', role: 'counsellor' });
    const id = String(body.id);
    expect((await confirm(ha, id)).status).toBe(409);
    await setByLink(id, OTHER);
    expect((await confirm(ha, id)).status).toBe(204);
    expect((await (await signIn('moi', OTHER)).get('/api/cases')).status).toBe(200);
  });
});

describe('a password that an administrator knows', () => {
  const given: [string, () => Promise<string>][] = [
    [
      'since they made the account with it',
      async () =>
        String(
          (await root.post('/api/staff', { username: 'moi', name: 'M', role: 'counsellor', password: PASSWORD })).body
            .id,
        ),
    ],
    [
      'since they set it later',
      async () => {
        const id = await hire('moi');
        await root.post(`/api/staff/${id}/password`, { password: PASSWORD });
        return id;
      },
    ],
  ];

  it.each(given)('%s, is confirmed by nobody before the owner has set their own', async (_, give) => {
    const id = await give();
    const administrator = await signIn('moi');
    expect((await ha.get('/api/attention')).body).toMatchObject({ accounts: [{ id, hasOwnPassword: false }] });
    expect((await confirm(ha, id)).status).toBe(409);
    await setByLink(id, OTHER);
    expect((await ha.get('/api/attention')).body).toMatchObject({ accounts: [{ id, hasOwnPassword: true }] });
    expect((await confirm(ha, id)).status).toBe(204);
    expect((await administrator.get('/api/session')).status).toBe(401);
    expect((await signIn('moi')).cookie).toBe('');
    expect((await (await signIn('moi', OTHER)).get('/api/cases')).status).toBe(200);
  });

  it('counts as the owner’s own once the owner has changed it, which ends the sessions that it opened', async () => {
    const id = await given[0]![1]();
    const administrator = await signIn('moi');
    const owner = await signIn('moi');
    expect((await owner.post('/api/password', { current: PASSWORD, password: OTHER })).status).toBe(204);
    expect((await administrator.get('/api/session')).status).toBe(401);
    expect((await confirm(ha, id)).status).toBe(204);
  });

  it('is not the owner’s again by a later change of role', async () => {
    const id = await given[1]![1]();
    await root.patch(`/api/staff/${id}`, { role: 'auditor' });
    await root.patch(`/api/staff/${id}`, { role: 'supervisor' });
    expect((await confirm(ha, id)).status).toBe(409);
  });

  it('lets nobody stay in who came in before the confirmation', async () => {
    const id = await hire('moi');
    const early = await signIn('moi');
    await confirm(ha, id);
    expect((await early.get('/api/session')).status).toBe(401);
  });
});

describe("somebody's account that an administrator changes", () => {
  const changes: [string, (id: string) => Promise<unknown>][] = [
    ['by a link that they use themself', (id) => setByLink(id)],
    ['by taking the second factor away', (id) => root.post(`/api/staff/${id}/second-factor/remove`)],
    ['by another name, which people read', (id) => root.patch(`/api/staff/${id}`, { name: 'Cô Sáu' })],
    ['by another role', (id) => root.patch(`/api/staff/${id}`, { role: 'supervisor' })],
    [
      'by way of a role without power',
      async (id) => {
        await root.patch(`/api/staff/${id}`, { role: 'auditor' });
        await root.patch(`/api/staff/${id}`, { role: 'counsellor' });
      },
    ],
    [
      'by locking and opening it',
      async (id) => {
        await root.patch(`/api/staff/${id}`, { disabled: true });
        await root.patch(`/api/staff/${id}`, { disabled: false });
      },
    ],
  ];

  it.each(changes)('%s is held back until a second person has asked its owner', async (_, change) => {
    await change(lan.id);
    const them = await signIn('lan');
    expect(await them.get('/api/cases')).toMatchObject(AWAITING);
    expect((await confirm(ha, lan.id)).status).toBe(204);
    expect((await (await signIn('lan')).get('/api/cases')).status).toBe(200);
  });

  it('is left alone by a password that is refused', async () => {
    expect((await root.post(`/api/staff/${lan.id}/password`, { password: '12345678' })).status).toBe(400);
    expect((await lan.get('/api/cases')).status).toBe(200);
  });

  it('is handed no case meanwhile', async () => {
    await root.post(`/api/staff/${lan.id}/password`, { password: PASSWORD });
    expect((await ha.get('/api/duty')).body.items).toMatchObject([{ id: ha.id }]);
  });

  it('goes on as it was where nothing but its office or its load is changed', async () => {
    await root.patch(`/api/staff/${lan.id}`, { name: 'LAN', office: 'Hà Nội', capacity: 3, role: 'counsellor' });
    expect((await lan.get('/api/cases')).status).toBe(200);
  });
});

describe('what was done to an account after it was looked at', () => {
  it('is not confirmed with it: what waits then is looked at anew', async () => {
    const id = await hire('moi');
    const { accounts } = (await ha.get('/api/attention')).body as { accounts: { since: string }[] };
    room.clock.now += 1;
    await root.patch(`/api/staff/${id}`, { role: 'supervisor' });
    expect((await confirm(ha, id, accounts[0]!.since)).status).toBe(409);
    expect(await (await signIn('moi')).get('/api/reports')).toMatchObject(AWAITING);
    expect((await confirm(ha, id)).status).toBe(204);
  });
});

describe('the first accounts of a house', () => {
  it('need nobody, since there is nobody yet; from then on there is', async () => {
    const fresh = await apiUnderTest({ secondPerson: true });
    const first = await fresh.withPassword('root', 'admin');
    const accounts = new Accounts(fresh.store.staff, fresh.now);
    await accounts.change(first.id, (member) => ({ ...member, isInterim: true }));
    const add = (username: string) =>
      first.post('/api/staff', { username, name: username, role: 'supervisor', password: PASSWORD });
    expect((await add('mot')).body).toMatchObject({ awaiting: false });
    expect((await add('hai')).body).toMatchObject({ awaiting: true });
    await fresh.close();
  });

  it('are not come by again by taking everybody’s role away', async () => {
    for (const { id } of [lan, ha]) await root.patch(`/api/staff/${id}`, { role: 'auditor' });
    await hire('masupe', 'supervisor');
    expect(await (await signIn('masupe')).get('/api/cases')).toMatchObject(AWAITING);
  });

  it('are let in by whoever runs the machine when nobody is left to confirm them', async () => {
    const id = await hire('moi');
    const accounts = new Accounts(room.store.staff, room.now);
    const byOperator = new SecondPerson({
      accounts,
      all: () => room.store.staff.all(),
      endSessions: () => Promise.resolve(),
      isOn: true,
      now: room.now,
    });
    await byOperator.confirmByOperator((await room.store.staff.byId(id))!);
    expect((await (await signIn('moi')).get('/api/cases')).status).toBe(200);
  });
});

describe('what supervisors are shown of emergencies', () => {
  it('is who closed one that nobody had answered, to them alone', async () => {
    await ask(room, {}, { at: room.clock.now });
    await lan.act('case-1', 'claim');
    await lan.act('case-1', 'close', { outcome: 'not_related' });
    expect((await ha.get('/api/attention')).body).toMatchObject({
      left: [{ name: 'LAN', caseId: 'case-1', code: 'HD-AAAAAA', what: 'closed' }],
    });
    expect((await lan.get('/api/attention')).body).toMatchObject({ left: [] });
  });
});

describe('what supervisors are shown of readings', () => {
  it('is who looked for very much, to them alone', async () => {
    for (let n = 0; n < 40; n += 1) await lan.post('/api/cases/search', { q: `09123456${10 + n}` });
    expect((await ha.get('/api/attention')).body).toMatchObject({ many: [{ name: 'LAN', what: 'searches' }] });
    expect((await lan.get('/api/attention')).body).toMatchObject({ many: [] });
  });
});
