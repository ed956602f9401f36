import { wantsToDie } from '../../bot/ending-life';
import { fold } from '../../bot/language/normalise';
import { Talk } from './talk-under-test';

it.each([
  'em muốn tự tử',
  'em muốn tự tử nhưng sợ mẹ buồn',
  'em chán sống quá, muốn chết cho xong',
  'tôi thấy mình vô dụng chẳng muốn sống nữa',
  'con gái tôi về cứ đòi tự tử',
  'em nghĩ tới chuyện chết hoài',
])('calls a person for "%s", with the numbers first', async (text) => {
  const talk = new Talk();
  const reply = await talk.say(text);
  expect(reply.text).toMatch(/115[\s\S]*111/);
  expect(talk.handed).toMatchObject([{ priority: 1 }]);
});

it.each([
  'đói muốn chết, gần đây có quán nào ngon',
  'mệt quá muốn chết',
  'trời nóng như thiêu muốn chết',
  'tôi muốn được tư vấn',
  'em không muốn chết đâu chỉ là mệt',
  'tập huấn: nạn nhân nói muốn chết thì cán bộ đáp sao',
  'chồng tôi mất rồi tôi muốn đưa anh ấy về',
])('takes "%s" for no wish to die', (text) => {
  expect(wantsToDie(fold(text))).toBe(false);
});
