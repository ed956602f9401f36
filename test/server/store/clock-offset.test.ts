import { ClockOffset } from '../../../server/store/mongoose/clock-offset';

const OFFSET = 1_000_000;

describe('how far the clock of the database is before ours', () => {
  let offset: ClockOffset;
  beforeEach(() => (offset = new ClockOffset(5)));
  /** An answer that was `there` ms on its way there and `back` ms on its way back. */
  const hear = (asked: number, there: number, back: number, real = OFFSET) =>
    offset.learn({ asked, heard: asked + there + back, at: asked + there + real });

  it('is a guess until it has told its time', () => {
    expect(offset.ms).toBe(5);
    hear(0, 500, 500);
    expect(offset.ms).toBe(OFFSET);
  });

  it('is not taken from answers that were long on their way and say less than is known', () => {
    hear(0, 1, 1);
    hear(5_000, 5_000, 0);
    hear(15_000, 0, 5_000);
    expect(offset.ms).toBe(OFFSET);
  });

  it('is taken from a slow answer when what was known is so old that it says less', () => {
    hear(0, 1, 1);
    hear(3_600_000, 100, 0);
    expect(offset.ms).toBe(OFFSET + 50);
  });

  it.each([10_000, -10_000])('follows at once when that clock is set by %i ms, however slow the answer', (jump) => {
    hear(0, 1, 1);
    hear(5_000, 500, 500, OFFSET + jump);
    expect(offset.ms).toBe(OFFSET + jump);
  });
});
