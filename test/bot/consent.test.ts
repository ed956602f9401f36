import { CONSENT, type Consent, withConsent } from '../../bot/consent/consent';
import { COURSE } from '../../bot/courses/course-report';
import { SUBSCRIPTION } from '../../bot/news/subscription';
import { ARTICLE, TURN } from '../../bot/turn-report';
import { Talk } from './talk-under-test';

const NOTICE = /Nhân viên tổng đài 111 đọc điều bạn kể.*rút đồng ý/s;
const DANGER_NOTICE = /Nhân viên đọc điều bạn nhắn để giúp bạn; bạn không cần nêu tên/;
const facts = (talk: Talk) => talk.handed.flatMap((request) => request.facts);
const fact = (talk: Talk, name: string) => facts(talk).find((one) => one.name === name)?.value;

describe('the notice', () => {
  it('is given before anything personal is asked, once, in three sentences', async () => {
    const talk = new Talk();
    const { text, choices } = await talk.say('em muốn tố giác một nhóm lừa người sang Campuchia');
    expect(text).toMatch(NOTICE);
    expect(choices.map(({ value }) => value)).toContain('#report');
    expect(fact(talk, 'consent_staff')).toBeUndefined();
    const first = await talk.tap('#report');
    expect(first.text).not.toMatch(NOTICE);
    expect(fact(talk, 'consent_staff')).toMatch(/^Nhân viên đọc và giúp: đồng ý lúc .+, thông báo bản [0-9a-f]{8}$/);
    expect((await talk.say('ở bến xe')).text).not.toMatch(NOTICE);
  });

  it('stands before the first question where nothing was said before', async () => {
    const talk = new Talk();
    const { text } = await talk.tap('#report');
    expect(text).toMatch(NOTICE);
    expect(text.indexOf('rút đồng ý')).toBeLessThan(text.indexOf('Chuyện xảy ra thế nào'));
    expect(fact(talk, 'consent_staff')).toBeUndefined();
    await talk.say('họ rủ sang Campuchia');
    expect(fact(talk, 'consent_staff')).toMatch(/đồng ý/);
  });

  it('is given with the report of an offer, and to whoever asks for staff, whose own request it rests on', async () => {
    const talk = new Talk();
    expect((await talk.tap('#offer:report')).text).toMatch(NOTICE);
    const other = new Talk();
    expect((await other.say('cho em gặp nhân viên')).text).toMatch(NOTICE);
    expect(fact(other, 'consent_staff')).toMatch(/người nhắn tự yêu cầu/);
  });

  it('delays no cry for help: one sentence, only after the answer whether it is safe', async () => {
    const talk = new Talk();
    const { text } = await talk.say('cứu em với, họ nhốt em ở Campuchia');
    expect(text).not.toMatch(NOTICE);
    expect(text).not.toMatch(DANGER_NOTICE);
    expect(text).toMatch(/an toàn không/);
    expect(fact(talk, 'consent_staff')).toMatch(/chuyển ngay vì có thể nguy hiểm tính mạng/);
    const next = await talk.say('1');
    expect(next.text).toMatch(DANGER_NOTICE);
    expect((await talk.say('tòa nhà B, tầng 4')).text).not.toMatch(DANGER_NOTICE);
  });

  it('is never read by whoever looks at the phone of somebody who is not safe', async () => {
    const talk = new Talk();
    await talk.say('cứu em với, họ nhốt em');
    expect((await talk.say('0')).text).not.toMatch(DANGER_NOTICE);
  });
});

describe('consent', () => {
  it('is shown with one’s own data, by purpose, and names no case', async () => {
    const talk = new Talk();
    await talk.say('phí đi Nhật bao nhiêu');
    await talk.tap('#newsok:viec-lam');
    const { text } = await talk.say('xem dữ liệu của tôi');
    expect(text).toMatch(/– trả lời bạn ở đây \(bạn hỏi, .+\)/);
    expect(text).toMatch(/– gửi tin ngắn bạn đã chọn \(bạn đồng ý, /);
    expect(text).toMatch(/– đếm số câu hỏi/);
    expect(text).not.toMatch(/cho nhân viên đọc|báo nơi khác/);
  });

  it('for messages is taken back in the chat', async () => {
    const talk = new Talk();
    await talk.tap('#newsok:viec-lam');
    const { text, choices } = await talk.say('Rút đồng ý');
    expect(text).toMatch(/Bạn muốn dừng việc nào/);
    expect(choices.map(({ value }) => value)).toEqual(['#revoke:answer', '#revoke:figures', '#revoke:news']);
    expect((await talk.tap('#revoke:news')).text).toMatch(/không nhận tin nào nữa/);
    expect(talk.reported(SUBSCRIPTION)).toEqual([{ interests: [] }]);
    expect((await talk.say('xem dữ liệu của tôi')).text).toMatch(/gửi tin ngắn bạn đã chọn \(đã dừng, /);
  });

  it('is not read into a report that is being taken back', async () => {
    const talk = new Talk();
    await talk.say('em gái tôi sang Trung Quốc hai tuần nay không gọi được, tôi lo quá');
    await talk.tap('#withdraw');
    expect(facts(talk).map(({ name }) => name)).toEqual(['withdrawal_wished']);
  });

  it('for figures is taken back, and then nothing more is counted', async () => {
    const talk = new Talk();
    await talk.say('phí đi Nhật bao nhiêu');
    expect(talk.reported(TURN)).toHaveLength(1);
    await talk.tap('#revoke:figures');
    for (const text of ['phí đi Nhật bao nhiêu', 'khóa học', 'học']) {
      await talk.say(text);
      for (const name of [TURN, ARTICLE, COURSE]) expect(talk.reported(name)).toEqual([]);
    }
  });

  it('for staff is taken back, which they are told and the case outlasts, and asked for anew before the next report', async () => {
    const talk = new Talk();
    await talk.say('cho em gặp nhân viên');
    const { caseId } = talk.handed[0]!;
    expect((await talk.tap('#revoke:staff')).text).toMatch(/không muốn nhân viên xử lý/);
    expect(talk.handed).toMatchObject([{ caseId }]);
    expect(fact(talk, 'consent_staff')).toMatch(/ĐÃ RÚT/);
    expect((await talk.say('cho em gặp nhân viên')).text).toMatch(NOTICE);
  });

  it.each(['#revoke:staff', '#revoke:referral', '#revoke:answer'])(
    '%s changes nothing where somebody may be in danger, but staff hear of the wish',
    async (value) => {
      const talk = new Talk();
      await talk.say('cứu em với, họ nhốt em ở Campuchia');
      const { text } = await talk.tap(value);
      expect(talk.handed).toMatchObject([{ priority: 3 }]);
      expect(talk.erased).toBe(false);
      expect(facts(talk).map(({ name }) => name)).toContain(
        value.endsWith('answer') ? 'own_data_erase' : 'consent_wish',
      );
      expect(text.split('\n')[0]).not.toMatch(/đồng ý|nhân viên|HD-/);
      expect(fact(talk, 'consent_staff')).toBeUndefined();
    },
  );

  it('that staff recorded for another agency is seen and taken back here, and they are told', async () => {
    const talk = new Talk();
    await talk.say('cho em gặp nhân viên');
    await talk.fromUs(CONSENT, { purpose: 'referral', basis: 'agreed' });
    const { choices } = await talk.say('rút đồng ý');
    expect(choices.map(({ value }) => value)).toContain('#revoke:referral');
    await talk.tap('#revoke:referral');
    expect(fact(talk, 'consent_referral')).toMatch(/^Báo nơi khác: ĐÃ RÚT/);
  });

  it('is recorded by nobody who only says that they are our own side', async () => {
    const talk = new Talk();
    await talk.forge(CONSENT, { purpose: 'referral', basis: 'agreed' });
    expect((await talk.say('xem dữ liệu của tôi')).text).not.toMatch(/báo nơi khác/);
  });

  it('of a child for messages is not enough by itself; help is', async () => {
    const talk = new Talk();
    await talk.say('em 14 tuổi, em muốn biết khi nào thì được đi làm xa');
    expect((await talk.tap('#newsok:viec-lam')).text).toMatch(/bố mẹ hoặc người lớn em tin/);
    expect(talk.reported(SUBSCRIPTION)).toEqual([]);
    await talk.say('cứu em với, họ nhốt em');
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
    expect(fact(talk, 'consent_child')).toMatch(/dưới 16 tuổi.*Giúp trước/s);
  });

  it('keeps every change, and takes danger for no withdrawal of what was agreed', () => {
    const at = (purpose: Consent['purpose'], basis: Consent['basis'], n: number, notice = 'a'): Consent => ({
      ...{ purpose, basis, at: n, channel: 'web', notice },
    });
    const all = [
      at('staff', 'danger', 1),
      at('staff', 'agreed', 2),
      at('staff', 'danger', 3),
      at('staff', 'agreed', 4),
    ];
    const kept = all.reduce<Consent[]>((known, next) => withConsent(known, next), []);
    expect(kept.map(({ at: time }) => time)).toEqual([1, 2]);
    const after = [at('staff', 'agreed', 5, 'b'), at('staff', 'withdrawn', 6, 'b'), at('staff', 'danger', 7, 'b')];
    expect(after.reduce<Consent[]>((known, next) => withConsent(known, next), kept)).toHaveLength(5);
  });
});
