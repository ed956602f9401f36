import { shownFigures, shownReach } from '../../../server/campaigns/shown-figures';

describe('the figures of a campaign, for editors', () => {
  it('tell of nobody that they have turned to staff, nor what a handful of people did', () => {
    expect(
      shownFigures([
        { mark: 'taken', count: 1 },
        { mark: 'read', count: 4 },
        { mark: 'asked', count: 5 },
        { mark: 'case', count: 4 },
        { mark: 'unsubscribed', count: 1 },
      ]),
    ).toEqual([{ mark: 'taken', count: 1 }, { mark: 'read' }, { mark: 'asked', count: 5 }, { mark: 'unsubscribed' }]);
    expect(shownFigures([{ mark: 'case', count: 5 }])).toEqual([{ mark: 'case', count: 5 }]);
  });

  it('tell whether anybody is reached, but not how few', () => {
    expect(
      shownReach([
        { channel: 'zalo', people: 7, open: 3 },
        { channel: 'web', people: 1, open: 0 },
      ]),
    ).toEqual([
      { channel: 'zalo', people: 7 },
      { channel: 'web', open: 0 },
    ]);
  });
});
