import type { LogEntry } from '../../store/contract/conversations';
import type { ChannelPorts } from '../channel';

/** Parts that are looked through for a later harmless word: 10,000 lines. */
const MOST_PARTS = 20;

const isHarmless = ({ from, activity }: LogEntry): boolean =>
  from === 'bot' && (activity.channelData as { harmless?: unknown } | undefined)?.harmless === true;

/**
 * Reads a conversation from its last harmless word on: nothing that stood before is handed out again, neither to a page that is
 * loaded anew, which shows each part as it comes, nor to whoever has got hold of the token.
 */
export function sinceHarmless(log: ChannelPorts['log']): ChannelPorts['log'] {
  return async (conversationId, after) => {
    let handed = await log(conversationId, after);
    let part = handed;
    for (let n = 0; n < MOST_PARTS; n += 1) {
      const last = part.at(-1);
      if (!last) break;
      part = await log(conversationId, last.seq);
      if (part.some(isHarmless)) handed = part;
    }
    return handed.slice(Math.max(0, handed.findLastIndex(isHarmless)));
  };
}
