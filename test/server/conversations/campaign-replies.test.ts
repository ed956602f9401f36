import { SendError } from '../../../server/channels/channel';
import { campaignItem } from '../../../server/campaigns/names';
import type { NoteCampaign, RunTurn } from '../../../server/conversations/turn';
import { until, workerRoom } from './worker-room';

describe('a worker with campaigns’ messages in hand', () => {
  const room = workerRoom();

  it.each([
    ['delivered', undefined, 'k1 undefined'],
    ['not delivered', new SendError('person', '551'), 'k1 551'],
  ])('tells of a campaign’s message that it was %s', async (_, failure, expected) => {
    const told: string[] = [];
    room.send = () => (failure ? Promise.reject(failure) : Promise.resolve());
    const runTurn: RunTurn = ({ name }, state) =>
      Promise.resolve({ replies: name === 'campaign' ? [{ type: 'message', text: 'x' }] : [], events: [], state });
    const noteCampaign: NoteCampaign = (_id, campaign, error) =>
      Promise.resolve(void told.push(`${campaign} ${error}`));
    const { hear, worker } = room.setUp({ runTurn, noteCampaign });
    const { conversationId } = await hear('a');
    const activity = { type: 'event', name: 'campaign' };
    const item = { id: campaignItem('k1'), from: 'system' as const, receivedAt: room.clock, activity };
    await room.store.conversations.appendTo(conversationId, item);
    worker.wake(conversationId);
    await until(() => told.length > 0);
    expect(told).toEqual([expected]);
  });

  it('answers who writes without waiting for a campaign’s message that does not go through', async () => {
    const failures = new Map([['tin chung', 3]]);
    room.send = ({ activity: { text = '' } }) => {
      const left = failures.get(text) ?? 0;
      failures.set(text, left - 1);
      return left > 0 ? Promise.reject(new SendError('retry', '2')) : Promise.resolve(void room.sent.push(text));
    };
    const runTurn: RunTurn = (activity, state) =>
      Promise.resolve({
        replies: [
          activity.name === 'campaign'
            ? { type: 'message', text: 'tin chung', importance: 'low' }
            : { type: 'message', text: `trả lời ${activity.text}` },
        ],
        events: [],
        state,
      });
    const told: string[] = [];
    const noteCampaign: NoteCampaign = (_id, _campaign, error) => Promise.resolve(void told.push(String(error)));
    const { hear, worker } = room.setUp({ runTurn, noteCampaign });
    const { conversationId } = await hear('a', 'một');
    const activity = { type: 'event', name: 'campaign' };
    await room.store.conversations.appendTo(conversationId, {
      ...{ id: campaignItem('k1'), from: 'system', receivedAt: room.clock, activity },
    });
    worker.wake(conversationId);
    await until(
      async () =>
        (await room.logOf()).some(({ activity: { text }, state }) => text === 'tin chung' && state === 'queued') &&
        failures.get('tin chung') === 2,
    );
    await hear('b', 'hai');
    await until(() => room.sent.some((text) => text.includes('trả lời hai')));
    expect(told).toEqual(['OVERTAKEN']);
  });
});
