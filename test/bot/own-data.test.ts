import { ownDataWish } from '../../bot/own-data';
import { Talk } from './talk-under-test';

describe('asking for one’s own data', () => {
  it.each([
    ['xem dữ liệu của tôi', 'see'],
    ['Cho em xem thông tin của em', 'see'],
    ['sua du lieu cua toi', 'correct'],
    ['xóa dữ liệu của tôi', 'erase'],
    ['Xoá hết dữ liệu của tôi đi!', 'erase'],
    ['xóa thông tin cá nhân của em giúp em', 'erase'],
    ['xóa dữ liệu của tôi thì bao lâu xong', undefined],
    ['nó bắt em xóa dữ liệu của em', undefined],
    ['xem thông tin tuyển dụng', undefined],
    ['họ lấy thông tin của tôi', undefined],
  ])('"%s" is %s', (text, wish) => expect(ownDataWish(text)).toBe(wish));

  it('is answered at once where nothing stands against it, and the chat is to be removed', async () => {
    const talk = new Talk();
    expect((await talk.say('xem dữ liệu của tôi')).text).toMatch(/kéo lên là thấy đủ/);
    expect(talk.handed).toEqual([]);
    expect((await talk.say('xóa dữ liệu của tôi')).text).toMatch(/hai giờ.*xóa hết/s);
    expect(talk.handed).toEqual([]);
    expect(talk.erased).toBe(true);
  });

  it('goes to staff as a request without haste where a case is open or something is wrong', async () => {
    const talk = new Talk();
    expect((await talk.say('sửa dữ liệu của tôi')).text).toMatch(/HD-.*2 ngày làm việc/s);
    expect(talk.handed).toMatchObject([{ priority: 3, facts: [{ name: 'own_data_correct' }] }]);
    expect((await talk.say('xóa dữ liệu của tôi')).text).toMatch(/HD-/);
    expect(talk.handed).toMatchObject([{ priority: 3, facts: [{ name: 'own_data_erase' }] }]);
    expect(talk.erased).toBe(false);
  });

  it.each([
    ['a cry for help', 'cứu em với, họ nhốt em'],
    ['a report', '#report'],
    ['an offer', '#offer:check'],
    ['a course', '#learn'],
  ])('is no answer to the questions after %s', async (_, beginning) => {
    const talk = new Talk();
    const asked = beginning.startsWith('#') ? await talk.tap(beginning) : await talk.say(beginning);
    expect(asked.count).toBeGreaterThan(0);
    expect((await talk.say('xem dữ liệu của tôi')).text).toMatch(/Tất cả được mã hóa/);
    await talk.say('xóa dữ liệu của tôi');
    const isTold = talk.handed.some(({ facts }) => facts.some(({ name }) => name === 'own_data_erase'));
    expect([talk.erased, isTold]).toEqual(/^#(?:offer|learn)/.test(beginning) ? [true, false] : [false, true]);
  });

  it('lets the questions go on where it is not done at once', async () => {
    const talk = new Talk();
    await talk.say('cứu em với, họ nhốt em');
    const { text } = await talk.say('xóa dữ liệu của tôi');
    expect(text).toMatch(/an toàn/);
    await talk.say('0');
    expect(talk.handed).not.toEqual([]);
  });

  it('removes nothing where somebody may be in danger: another may be holding the phone', async () => {
    const talk = new Talk();
    await talk.say('cứu em với, họ nhốt em');
    await talk.tap('#stop');
    const { text } = await talk.say('xóa dữ liệu của tôi');
    expect(talk.erased).toBe(false);
    expect(text.split('\n')[0]).not.toMatch(/xóa|nhân viên|HD-/);
  });
});
