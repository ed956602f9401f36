import { Accounts } from '../../../server/staff/accounts';
import { type AccountChangePorts, changeAccount } from '../../../server/staff/api/account-change';
import { SecondPerson } from '../../../server/staff/second-person';
import type { StaffMember } from '../../../server/store/contract/staff';
import { someMember } from '../records';
import { casesUnderTest } from './api-under-test';

describe('two changes of accounts at once', () => {
  let room: Awaited<ReturnType<typeof casesUnderTest>>;
  let ports: AccountChangePorts;
  const root = someMember({ id: 'root', username: 'root', name: 'Gốc', role: 'admin' });
  const other = someMember({ id: 'other', username: 'other', role: 'admin' });
  const awaits = { since: 1, why: 'new', by: 'Gốc' } as const;
  const mallory = someMember({ id: 'mallory', username: 'mallory', role: 'counsellor', awaits });

  beforeEach(async () => {
    room = await casesUnderTest();
    const { store, now } = room;
    const accounts = new Accounts(store.staff, now);
    const all = () => store.staff.all();
    const secondPerson = new SecondPerson({ accounts, all, isOn: true, now, endSessions: () => Promise.resolve() });
    ports = { store, accounts, secondPerson, now };
    for (const member of [root, other, mallory]) await store.staff.add(member);
  });
  afterEach(() => room.close());

  const kept = async ({ id }: StaffMember) => (await room.store.staff.byId(id))!;

  /** What the first call has read is old when the second has done its work. */
  const races: [string, StaffMember, Parameters<typeof changeAccount>[2][]][] = [
    ['a role without power, and back', mallory, [{ role: 'auditor' }, { role: 'counsellor' }]],
    ['two other roles', mallory, [{ role: 'editor' }, { role: 'supervisor' }]],
    [
      'locked and opened',
      mallory,
      [
        { role: 'auditor', disabled: true },
        { role: 'counsellor', disabled: false },
      ],
    ],
  ];
  it.each(races)('leave an account waiting for its second person: %s', async (_, read, changes) => {
    for (const change of changes) await changeAccount(ports, read, change, root);
    expect((await kept(mallory)).awaits).toMatchObject({ since: room.clock.now, by: 'Gốc' });
  });

  it('hold back an account that was opened again by a call that has read it open', async () => {
    const lan = someMember({ id: 'lan', username: 'lan', role: 'counsellor' });
    await room.store.staff.add(lan);
    await changeAccount(ports, lan, { disabled: true }, root);
    expect((await kept(lan)).awaits).toBeUndefined();
    await changeAccount(ports, lan, { disabled: false }, root);
    expect((await kept(lan)).awaits).toMatchObject({ why: 'enabled' });
  });

  it.each([{ role: 'auditor' as const }, { disabled: true }])('leave an administrator: %j', async (change) => {
    const both = await Promise.allSettled([
      changeAccount(ports, other, change, root),
      changeAccount(ports, root, change, other),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both).toContainEqual({ status: 'rejected', reason: expect.objectContaining({ status: 409 }) as unknown });
    const left = (await room.store.staff.all()).filter((one) => one.role === 'admin' && one.disabledAt === undefined);
    expect(left).toHaveLength(1);
  });

  it('keep nobody from changing accounts later', async () => {
    for (const role of ['auditor', 'editor'] as const) await changeAccount(ports, mallory, { role }, root);
    expect((await kept(mallory)).role).toBe('editor');
  });
});
