import { type Permission, type SendingPolicy, outlook } from '../../channels/policy';
import type { SendingView } from './schemas';

/** Until when and how staff may write to somebody who was last heard at `heardAt`; without a policy the channel is off. */
export function sendingView(policy: SendingPolicy | undefined, heardAt: number | undefined, now: number): SendingView {
  if (!policy) return { how: 'blocked', why: 'off', then: [] };
  const [first, ...then] = outlook(policy, { author: 'staff', heardAt, now }).map(stepView);
  return { ...(first ?? { how: 'blocked' }), then };
}

function stepView(permission: Permission): Omit<SendingView, 'then'> {
  if (permission.may) {
    const { how, until } = permission;
    return { how, ...(until !== undefined && { until: iso(until) }) };
  }
  const { why, again } = permission;
  return { how: 'blocked', why, ...(again !== undefined && { again: iso(again) }) };
}

const iso = (at: number) => new Date(at).toISOString();
