import { loadConduct } from '../../../knowledge/conduct';
import { loadContent } from '../../../knowledge/loader';
import { createConductReader } from '../../../bot/understanding/conduct';
import { projectPaths } from '../../../server/paths';
import { loadUnderstanding } from '../../../server/understanding';

const paths = projectPaths();
const { read } = loadUnderstanding(paths, loadContent(paths.knowledge).countries);
const readConduct = createConductReader(loadConduct(paths.knowledge), read);

describe('conduct towards whoever answers', () => {
  it.each([
    ['bot ngu như bò', 'insult'],
    ['Cút mẹ mày đi', 'insult'],
    ['ĐỒ CHÓ', 'insult'],
    ['clgt', 'insult'],
    ['cho anh sờ tí đi em', 'sexual'],
    ['show hàng đi em', 'sexual'],
    ['bao nhiêu một đêm hả em', 'sexual'],
    ['đùa thôi', 'joke'],
    ['giỡn chơi mà haha', 'joke'],
  ])('"%s" is %s', (text, conduct) => expect(readConduct(text)).toBe(conduct));

  it.each([
    'đm cứu tao với nó nhốt tao',
    'địt mẹ nó đánh em chảy máu',
    'nó bắt em gửi ảnh nóng rồi doạ tung lên mạng',
    'ông chủ cứ đòi ngủ với em, không cho thì không trả lương',
    'nó bảo em là con điếm rồi bán em sang Campuchia',
    'họ ép con em quay clip nóng',
    'đm phí dịch vụ đi Nhật sao cao thế',
    'bị sờ mông ở xưởng thì báo ai',
  ])('somebody who tells of harm, or asks, is read openly whatever their words: "%s"', (text) =>
    expect(readConduct(text)).toBeUndefined(),
  );

  it.each(['các anh chị ơi', 'lon nước', 'em ngủ với con ở nhà', 'dịt', 'cho em hỏi', 'cút ra khỏi'])(
    'plain words are nothing: "%s"',
    (text) => expect(readConduct(text)).toBeUndefined(),
  );
});
