import type { Channel } from '../channels/channel';
import { broadcastSince } from '../channels/policy';
import type { HeardSince } from '../store/contract/campaigns';
import { WAY_MS } from './limits';

/** Since when people must have written for each channel to let us write to them by ourselves, with time for the way. */
export function broadcastTimes(channels: readonly Pick<Channel, 'name' | 'policy'>[], now: number): HeardSince {
  const times = channels.flatMap(({ name, policy }) => {
    const since = broadcastSince(policy, now);
    return since === undefined ? [] : [[name, since && since + WAY_MS] as const];
  });
  return Object.fromEntries(times);
}
