import { loadAssistant } from '../../server/assistant';
import type { Activity } from '../../server/channels/activity';
import { choicesOf } from '../../server/channels/activity';
import { projectPaths } from '../../server/paths';

const parts = { paths: projectPaths(), now: () => Date.parse('2026-11-25T12:00:00Z') };
const { runTurn } = loadAssistant({ ...parts, publicUrl: 'https://haidang.example.vn' });

async function said(text: string, value?: string) {
  const activity: Activity = {
    ...{ type: 'message', text, id: 'm1', channelId: 'test', serviceUrl: '', timestamp: new Date(parts.now()) },
    ...{ from: { id: 'u', name: '' }, recipient: { id: 'b', name: '' } },
    conversation: { id: 'c', name: '', isGroup: false, conversationType: 'personal' },
    ...(value && { value }),
  };
  const { replies } = await runTurn(activity, {});
  return replies;
}

describe('an article is passed on', () => {
  it('as a short text with its page and the number, and its card', async () => {
    const [reply] = await said('#share:fees-broker', '#share:fees-broker');
    expect(reply?.text).toContain('https://haidang.example.vn/bai/fees-broker');
    expect(reply?.text).toContain('111');
    expect(reply?.attachments).toEqual([
      { contentType: 'image/png', contentUrl: 'https://haidang.example.vn/bai/fees-broker.png' },
    ]);
  });

  it('by the last choice below it, where it stands neither for talk nor for danger', async () => {
    const values = async (id: string) =>
      (await said(`#article:${id}`, `#article:${id}`)).flatMap(choicesOf).map(({ value }) => value);
    expect((await values('fees-broker')).at(-1)).toBe('#share:fees-broker');
    for (const id of ['danger-self', 'greeting']) expect(await values(id)).not.toContain(`#share:${id}`);
  });

  it('not when it is not there', async () => {
    for (const id of ['khong-co', 'danger-self', 'greeting']) {
      const [reply] = await said(`#share:${id}`, `#share:${id}`);
      expect(reply?.attachments).toBeUndefined();
    }
  });
});
