import { MUTE, type Muting } from '../../bot/mute';
import { Talk, clock } from './talk-under-test';

const HOUR = 3_600_000;
const muted = async (change: Partial<Muting> = {}) => {
  const talk = new Talk();
  const told = await talk.fromUs(MUTE, { until: clock.now + HOUR, caseId: 'c', ...change });
  return { talk, told };
};

describe('somebody whose messages call nobody for a while', () => {
  afterEach(() => void (clock.now = Date.parse('2026-11-23T12:00:00Z')));

  it('is told so kindly, until when, and how danger is heard all the same', async () => {
    const { told } = await muted();
    expect(told.text).toMatch(/tới 20:00.*gặp nguy hiểm.*mình báo nhân viên ngay.*111.*113/s);
    expect(told.text).not.toMatch(/chửi|quấy rối|cấm|chặn|phạt/);
  });

  it('is not told where somebody else may hold the phone', async () => {
    const talk = new Talk();
    await talk.say('cứu em với, nó nhốt em ở Bavet');
    await talk.status('accepted');
    clock.now += HOUR;
    expect((await talk.fromUs(MUTE, { until: clock.now + HOUR, caseId: 'c' })).text).toBe('');
  });

  it.each([
    'cứu em với, nó nhốt em trong phòng',
    'cuu e voi no danh e',
    'cứu tôi',
    'ciu e vs, no nhot e o bavet',
    'em bi ban sang cam, ho doi tien chuoc',
    'chúng nó sắp chở tụi em đi bán tối nay',
    'e k dc ra ngoai, ho giu ho chieu, danh e hoai',
    'đm cứu tao với nó chích điện tao',
    'con bạn tao bị nó nhốt bên cam thật đó',
    '🆘',
  ])('is heard like anybody when it is danger: "%s"', async (text) => {
    const { talk } = await muted();
    await talk.say(text);
    expect(talk.handed).toHaveLength(1);
    expect(talk.handed[0]?.priority).toBeLessThan(3);
    expect(talk.handed[0]?.facts).toContainEqual({ name: 'muted', value: expect.stringContaining('20:00') as string });
  });

  it.each([
    ['mình không tiện nói, chỗ này có người canh', 'có'],
    ['họ không cho em ra ngoài mua đồ', '1'],
  ])('is asked about danger in veiled words, and heard when they nod: "%s"', async (veiled, nod) => {
    const { talk } = await muted();
    await talk.say(veiled);
    const atOnce = talk.handed;
    if (!atOnce.length) await talk.say(nod);
    expect([...atOnce, ...talk.handed].map(({ priority }) => priority)).toContain(1);
  });

  it.each(['gặp nhân viên', 'cho tao gặp người thật', '#staff', '#report'])(
    'gets answers, but brings nobody to "%s"',
    async (text) => {
      const { talk } = await muted();
      const answer = await (text.startsWith('#') ? talk.tap(text) : talk.say(text));
      expect(talk.handed).toEqual([]);
      expect(answer.text).toMatch(/20:00.*111.*113/s);
    },
  );

  it('may still report what they have seen', async () => {
    const { talk } = await muted();
    await talk.say('tôi muốn tố giác một đường dây đưa người sang Campuchia');
    expect(talk.handed).toHaveLength(1);
  });

  it('still has questions answered', async () => {
    const { talk } = await muted();
    const asked = 'phí dịch vụ đi Nhật bao nhiêu';
    expect((await talk.say(asked)).text).toBe((await new Talk().say(asked)).text);
  });

  it('keeps the right to have something corrected', async () => {
    const { talk } = await muted();
    await talk.say('sửa dữ liệu của tôi');
    expect(talk.handed).toMatchObject([{ priority: 3 }]);
  });

  it('reaches staff again when the time is over, or somebody ended it', async () => {
    const { talk } = await muted();
    clock.now += HOUR;
    await talk.say('gặp nhân viên');
    expect(talk.handed).toMatchObject([{ priority: 3 }]);
    expect(talk.handed[0]?.facts.map(({ name }) => name)).not.toContain('muted');

    const other = await muted();
    await other.talk.fromUs(MUTE, { until: null, caseId: 'c' });
    await other.talk.say('gặp nhân viên');
    expect(other.talk.handed).toHaveLength(1);
  });

  it('stays muted when an older mute is ended', async () => {
    const { talk } = await muted({ caseId: 'newer' });
    await talk.fromUs(MUTE, { until: null, caseId: 'older' });
    await talk.say('gặp nhân viên');
    expect(talk.handed).toEqual([]);
  });

  it('cannot be made so, or free, by an event of their own', async () => {
    const { talk } = await muted();
    await talk.forge(MUTE, { until: null, caseId: 'c' });
    await talk.say('gặp nhân viên');
    expect(talk.handed).toEqual([]);
  });
});
