import { randomUUID } from 'node:crypto';
import type { Shift } from '../../store/contract/roster';
import type { Store } from '../../store/store';
import { type Attendance, type Duty, capacityOf } from '../duty';
import { mayHaveCases } from '../permissions';
import { type Operation, staff } from './operation';
import { Problem } from './problem';
import {
  type Attendant,
  type ShiftView,
  beginShiftSchema,
  dutySchema,
  periodSchema,
  planShiftSchema,
  presenceSchema,
  shiftListSchema,
  shiftSchema,
} from './roster-schemas';
import { nothingSchema } from './schemas';
import { DETAILS } from './texts';

const HOUR = 3_600_000;
const USUAL_SHIFT = 8 * HOUR;
const LONGEST_SHIFT = 16 * HOUR;
/** What is shown of the plan when nothing else is asked for. */
const SHOWN = 7 * 24 * HOUR;

export interface RosterPorts {
  store: Pick<Store, 'roster' | 'staff' | 'cases'>;
  duty: Duty;
  now: () => number;
}

/** Who is there, who is on duty when. */
export function rosterOperations(ports: RosterPorts): Operation[] {
  return [...presenceOperations(ports), ...ownShift(ports), ...planning(ports)];
}

function presenceOperations({ store, duty, now }: RosterPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/duty',
      summary: 'Everybody who handles cases: whether they are there, on duty, and how much they have in hand',
      access: 'cases',
      status: 200,
      answer: dutySchema,
      handle: async () => ({
        items: await Promise.all((await duty.attendance()).map((one) => attendant(store.cases, one, now()))),
      }),
    }),
    staff({
      method: 'post',
      path: '/presence',
      summary: 'Say whether one takes cases; whoever goes off duty has theirs handed on',
      access: 'cases',
      audit: 'presence.set',
      body: presenceSchema,
      status: 204,
      handle: async ({ body: { state }, who, note }) => {
        note({ target: `staff:${who.member.id}`, detail: state });
        await store.roster.setState(who.member.id, state, now());
      },
    }),
  ];
}

function ownShift({ store: { roster }, now }: RosterPorts): Operation[] {
  return [
    staff({
      method: 'post',
      path: '/shift',
      summary: 'Begin or prolong one’s own shift',
      access: 'cases',
      audit: 'shift.begin',
      body: beginShiftSchema,
      status: 200,
      answer: shiftSchema,
      handle: async ({ body: { until = now() + USUAL_SHIFT }, who }) => {
        const running = await runningShift(roster, who.member.id, now());
        const shift = checked({ id: randomUUID(), from: now(), ...running, staffId: who.member.id, to: until }, now());
        await roster.putShift(shift);
        await roster.setState(who.member.id, 'available', now());
        return shiftView(shift);
      },
    }),
    staff({
      method: 'post',
      path: '/shift/end',
      summary: 'End one’s own shift; the cases in hand are handed on',
      access: 'cases',
      audit: 'shift.end',
      body: nothingSchema,
      status: 204,
      handle: async ({ who }) => {
        const running = await runningShift(roster, who.member.id, now());
        if (!running) throw new Problem(409, DETAILS.noShift);
        await roster.putShift({ ...running, to: now() });
        await roster.setState(who.member.id, 'off', now());
      },
    }),
  ];
}

function planning({ store: { roster, staff: accounts }, now }: RosterPorts): Operation[] {
  return [
    staff({
      method: 'get',
      path: '/shifts',
      summary: 'The plan of shifts, of the next seven days unless another period is asked for',
      access: 'cases',
      query: periodSchema,
      status: 200,
      answer: shiftListSchema,
      handle: async ({ query: { from = now(), to = from + SHOWN } }) => ({
        items: (await roster.shifts(from, to)).map(shiftView),
      }),
    }),
    staff({
      method: 'post',
      path: '/shifts',
      summary: 'Plan a shift',
      access: 'supervise',
      audit: 'shift.plan',
      body: planShiftSchema,
      status: 201,
      answer: shiftSchema,
      handle: async ({ body, note }) => {
        note({ target: `staff:${body.staffId}` });
        const member = await accounts.byId(body.staffId);
        if (!member) throw new Problem(400, DETAILS.unknownStaff);
        if (!mayHaveCases(member)) throw new Problem(400, DETAILS.notForCases);
        const shift = checked({ id: randomUUID(), ...body }, now());
        await roster.putShift(shift);
        return shiftView(shift);
      },
    }),
    staff({
      method: 'delete',
      path: '/shifts/:id',
      summary: 'Take a shift out of the plan',
      access: 'supervise',
      audit: 'shift.remove',
      status: 204,
      handle: ({ request }) => roster.removeShift(String(request.params.id)),
    }),
  ];
}

async function runningShift(roster: Store['roster'], staffId: string, now: number): Promise<Shift | undefined> {
  return (await roster.shifts(now, now + 1)).find((shift) => shift.staffId === staffId);
}

function checked(shift: Shift, now: number): Shift {
  const isFit = shift.to > shift.from && shift.to > now && shift.to - shift.from <= LONGEST_SHIFT;
  if (!isFit) throw new Problem(400, DETAILS.shiftTimes);
  return shift;
}

/** So long everybody sees that an account is new: whoever makes accounts could make one for themselves. */
const NEWS_MS = 7 * 24 * 3_600_000;

async function attendant(
  cases: Store['cases'],
  { member, state, online, onDuty, shift }: Attendance,
  now: number,
): Promise<Attendant> {
  const { items } = await cases.list({ owner: member.id, status: 'claimed', limit: 100 });
  return {
    id: member.id,
    name: member.name,
    ...(member.office !== undefined && { office: member.office }),
    ...(now - member.createdAt < NEWS_MS && { newSince: new Date(member.createdAt).toISOString() }),
    state,
    online,
    onDuty,
    ...(shift && { shift: shiftView(shift) }),
    cases: items.length,
    capacity: capacityOf(member),
  };
}

const shiftView = ({ id, staffId, from, to }: Shift): ShiftView => ({
  id,
  staffId,
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});
