import { sinceHarmless } from '../../../server/channels/web/since-harmless';
import type { LogEntry } from '../../../server/store/contract/conversations';

const entry = (seq: number, text: string, harmless = false, from: LogEntry['from'] = 'bot'): LogEntry => ({
  ...{ seq, id: `e${seq}`, from, at: seq, state: 'sent' },
  activity: { type: 'message', text, ...(harmless && { channelData: { harmless } }) },
});
/** A log that is given in parts of five lines. */
const logOf = (entries: LogEntry[]) =>
  sinceHarmless((_, after) => Promise.resolve(entries.filter(({ seq }) => seq > after).slice(0, 5)));
const lines = (count: number, marks: number[] = []) =>
  Array.from({ length: count }, (_, n) => entry(n + 1, `t${n + 1}`, marks.includes(n + 1)));
const seqs = (entries: readonly LogEntry[]) => entries.map(({ seq }) => seq);

describe('what a chat page is handed', () => {
  it.each<[string, LogEntry[], number, number[]]>([
    ['begins with the first line where nothing was made harmless', lines(12), 0, [1, 2, 3, 4, 5]],
    ['goes on from its place', lines(12), 5, [6, 7, 8, 9, 10]],
    ['begins with the harmless word in the same part', lines(5, [3]), 0, [3, 4, 5]],
    ['begins with the last harmless word, parts later', lines(23, [2, 12, 17]), 0, [17, 18, 19, 20]],
    ['holds nothing of before it, whatever place is asked for', lines(23, [17]), 1, [17, 18, 19, 20, 21]],
    ['goes on behind it', lines(23, [17]), 21, [22, 23]],
    ['is nothing where nothing is new', lines(3), 3, []],
    ['does not begin with the mark of somebody else', [entry(1, 'a'), entry(2, 'b', true, 'user')], 0, [1, 2]],
  ])('%s', async (_, entries, after, expected) => {
    expect(seqs(await logOf(entries)('c', after))).toEqual(expected);
  });
});
