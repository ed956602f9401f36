import { loadAssistant } from '../../server/assistant';
import { projectPaths } from '../../server/paths';
import { rehearse } from '../../server/rehearsal';

describe('what is gone through once after a start', () => {
  const counted = jest.fn();
  const assistant = loadAssistant({ paths: projectPaths(), now: Date.now, onReading: counted, onOffer: counted });

  it('lets everything else in between its many short steps, and is counted as nobody’s message', async () => {
    let rounds = 0;
    const count = () => {
      rounds += 1;
      counting = setImmediate(count);
    };
    let counting = setImmediate(count);
    await rehearse(assistant);
    clearImmediate(counting);
    expect(rounds).toBeGreaterThan(100);
    expect(counted).not.toHaveBeenCalled();
  });
});
