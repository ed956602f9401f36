import { loadContent } from '../../knowledge/loader';
import { projectPaths } from '../../server/paths';
import { loadUnderstanding } from '../../server/understanding';
import { Talk } from './talk-under-test';

const { read } = loadUnderstanding(projectPaths(), loadContent('knowledge').countries);

/** Who asks for somebody else must not be spoken to as if it had happened to them; who may be held as well always must. */
describe('who tells of somebody else and asks for them', () => {
  it.each([
    'bạn cùng phòng em bị quản lý quấy rối, em giúp bạn ấy sao',
    'hàng xóm tôi bị chồng đánh tôi giúp thế nào',
    'em gái tôi bị người yêu giữ hết giấy tờ ở Bình Dương, tôi phải làm gì để giúp nó',
    'học trò tôi kể bị bố dượng ép đi làm quán, tôi nên làm gì',
    'tôi là lễ tân, thấy cô gái phòng 302 bị ép tiếp khách, tôi phải làm sao',
    'chị dâu em bị chủ bên Ả Rập đánh, không cho ăn, em ở Việt Nam giúp kiểu gì',
    'chau toi bi nguoi ta ru di lam quan karaoke, toi ngan cach nao',
    'tôi cho thuê phòng trọ, làm sao nhận ra khách thuê đang bị ép buộc',
  ])('is known for it: %s', (text) => {
    expect(read(text).danger).toMatchObject({ forAnother: true, firstPerson: false });
  });

  it.each([
    'bạn em bị nhốt cùng em, giúp em với',
    'bọn em bị nhốt ở Bavet làm sao về',
    'chị em bị chủ đánh, em cũng bị, giờ làm sao',
    'chồng em đánh em, em phải làm sao',
    'bố em bán em cho người ta, em phải làm gì',
    'mẹ ơi con bị nhốt, làm sao giờ',
    'giúp em, tôi bị giữ',
    'em làm lễ tân bên Cam bị giữ hộ chiếu, giờ phải làm sao',
    'giúp hộ em với, em bị giữ ở quán',
    'cứu em và con em, chồng nó đánh, làm sao',
    'vợ chồng em bị giữ ở Myanmar, làm gì bây giờ',
    'bạn em rủ em đi giờ em bị nhốt, làm sao',
  ])('is never taken for it who may be held themselves: %s', (text) => {
    expect(read(text).danger.forAnother).toBe(false);
  });

  it('gets the numbers for others and what to do for them, not the question whether it is safe to write', async () => {
    const talk = new Talk();
    const { text } = await talk.say('hàng xóm tôi đang bị chồng nhốt trong nhà đánh, tôi giúp thế nào');
    expect(talk.handed).toMatchObject([{ priority: 1 }]);
    expect(text).not.toMatch(/Trả lời 1 là có, 0 là không/);
    expect(text).toMatch(/113[\s\S]*đừng tự đến cứu[\s\S]*gặp riêng, lúc không ai nghe/);
  });

  it('is asked whether it is safe where they are the one in danger', async () => {
    const { text } = await new Talk().say('bạn em bị nhốt cùng em, giúp em với');
    expect(text).toMatch(/Trả lời 1 là có, 0 là không/);
  });
});

describe('a question of this chat, or of a place that was heard of', () => {
  it.each([
    'bố mẹ em có biết em nhắn ở đây không',
    'chồng có đọc được tin em nhắn ở đây không ạ',
    'Bokor là ở đâu, nghe nói có người Việt bị nhốt',
  ])('is answered, with the question about danger at most: %s', async (text) => {
    const talk = new Talk();
    await talk.say(text);
    expect(talk.handed).toEqual([]);
  });

  it.each([
    'mẹ em có biết em nhắn ở đây không, em đang bị nhốt',
    'nghe nói chồng em bị nhốt ở Bokor, Bokor ở đâu',
    'em đang bị nhốt ở đâu em cũng không biết, nghe nói là Bokor',
    'bố mẹ em không biết em ở đây, họ giữ điện thoại em, cứu em',
  ])('hides no cry: %s', (text) => {
    expect(read(text).urgency).toBe('emergency');
  });
});
