import { Button, Menu } from '@mantine/core';
import { useSession } from '../api/context';
import type { Availability } from '../api/roster';
import { explain } from '../shared/failure';
import { notify } from '../shared/notify';
import { clockTime } from '../shared/time';
import { useNow } from '../shared/use-now';
import { presenceTexts, states } from './texts';
import type { AttendanceState } from './use-attendance';

const STATES: readonly Availability[] = ['available', 'break', 'off'];

/** Says whether one takes cases, and begins and ends one's shift. */
export function Presence({ attendance }: { attendance: AttendanceState }) {
  const { api } = useSession();
  const { own, state, reload } = attendance;
  const now = useNow(60_000);
  const shift = own?.shift && Date.parse(own.shift.to) > now ? own.shift : undefined;
  const change = (call: Promise<unknown>) => {
    call.then(reload, (error: unknown) => {
      notify({ color: 'red', title: presenceTexts.failed, message: explain(error).reason, autoClose: false });
    });
  };
  /** Whoever leaves has their cases handed on: not by a slip of the hand. */
  const mayLeave = () => !own?.cases || window.confirm(presenceTexts.leaveWithCases(own.cases));
  const become = (next: Availability) => {
    if (next !== 'off' || mayLeave()) change(api.setPresence(next));
  };
  const endShift = () => {
    if (mayLeave()) change(api.endShift());
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button className="presence" data-state={state} size="compact-sm" variant="default">
          <span aria-hidden="true">{state === 'available' ? '●' : state === 'break' ? '◐' : '○'}&nbsp;</span>
          <span className="presence-words">{states[state]}&nbsp;</span>
          {own && <span className="presence-load">· {presenceTexts.load(own.cases, own.capacity)}</span>}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{presenceTexts.label(states[state])}</Menu.Label>
        {STATES.filter((one) => one !== state).map((one) => (
          <Menu.Item key={one} onClick={() => become(one)}>
            {presenceTexts.become[one]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>
          {shift ? presenceTexts.shiftUntil(clockTime(new Date(shift.to))) : presenceTexts.noShift}
        </Menu.Label>
        <Menu.Item onClick={() => change(api.beginShift())}>
          {shift ? presenceTexts.prolongShift : presenceTexts.beginShift}
        </Menu.Item>
        {shift && <Menu.Item onClick={endShift}>{presenceTexts.endShift}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
