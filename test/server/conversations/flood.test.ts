import { FloodGate, type Verdict } from '../../../server/conversations/flood';

const said = (text: string) => ({ from: 'user' as const, activity: { type: 'message', text } });

const gate = (openCase = false) => {
  const clock = { now: 0 };
  const made = new FloodGate({
    isUrgent: ({ text = '' }) => text.includes('cứu'),
    hasOpenCase: () => Promise.resolve(openCase),
    now: () => clock.now,
  });
  const write = async (count: number, id = 'c1', text = 'hi') => {
    const verdicts: Verdict[] = [];
    for (let n = 0; n < count; n++) verdicts.push(await made.judge(id, said(text)));
    return verdicts;
  };
  return { clock, made, write };
};

describe('a person who writes faster than anybody in need', () => {
  it('is read like everybody, then told once to slow down, then only kept', async () => {
    const { write } = gate();
    const verdicts = await write(40);
    expect(verdicts.slice(0, 30)).toEqual(Array(30).fill('read'));
    expect(verdicts.slice(30)).toEqual(['tell', ...Array<Verdict>(9).fill('keep')]);
  });

  it('is read at once when danger is heard, however many messages came before', async () => {
    const { write } = gate();
    await write(5_000);
    expect(await write(3, 'c1', 'cứu em')).toEqual(['read', 'read', 'read']);
  });

  it('is read all through while staff have a case of theirs', async () => {
    const { write } = gate(true);
    expect(new Set(await write(200))).toEqual(new Set(['read']));
  });

  it('is read again once they slow down, and told again should they not', async () => {
    const { clock, write } = gate();
    await write(40);
    clock.now += 9_000;
    expect(await write(4)).toEqual(['read', 'read', 'read', 'keep']);
    clock.now += 90_000;
    expect((await write(31)).at(-1)).toBe('tell');
  });

  it('slows nobody else', async () => {
    const { write } = gate();
    await write(100);
    expect(await write(1, 'c2')).toEqual(['read']);
  });

  it('does not slow what staff and the system put into the conversation', async () => {
    const { made, write } = gate();
    await write(100);
    for (const from of ['staff', 'system'] as const)
      expect(await made.judge('c1', { ...said('x'), from })).toBe('read');
    expect(await made.judge('c1', { from: 'user', activity: { type: 'installationUpdate' } })).toBe('read');
  });

  it('is greeted once a minute, however often the page is opened', async () => {
    const { clock, made, write } = gate();
    const open = (id = 'c1') => made.judge(id, { from: 'user', activity: { type: 'event', name: 'webchat/join' } });
    expect([await open(), await open(), await open(), await open('c2')]).toEqual(['read', 'keep', 'keep', 'read']);
    expect(await write(1)).toEqual(['read']);
    clock.now += 60_000;
    expect([await open(), await open()]).toEqual(['read', 'keep']);
  });
});
