import { placeByTime } from '../../../server/store/by-time';

describe('the place of a message that had to wait, among the unread', () => {
  const unread = [10, 20, 30].map((receivedAt, n) => ({ seq: 2 * n + 1, receivedAt }));
  const place = (receivedAt: number, inHand: boolean, among = unread) => {
    const { seq, moved } = placeByTime(among, { receivedAt, next: 9, inHand });
    return [seq, ...moved.map(({ item, seq: to }) => `${item.seq} to ${to}`)];
  };

  it.each([
    ['after all that came before it', 40, false, [9]],
    ['behind what came in the same moment', 30, false, [9]],
    ['between two', 25, false, [5, '5 to 9']],
    ['before all', 5, false, [1, '1 to 3', '3 to 5', '5 to 9']],
    ['before all but the one in hand', 5, true, [3, '3 to 5', '5 to 9']],
  ])('%s', (_, receivedAt, inHand, expected) => {
    expect(place(receivedAt, inHand)).toEqual(expected);
  });

  it('is the next free one when nothing is unread', () => {
    expect(place(5, true, [])).toEqual([9]);
  });
});
