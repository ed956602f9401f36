import { parseSet } from '../../../server/channels/web/page/activity';
import { linkify } from '../../../server/channels/web/page/linkify';

const PICTURE = { contentType: 'image/png', contentUrl: 'https://haidang.example.vn/bai/fees-broker.png', name: 'Phí' };

const shown = (activity: object) =>
  parseSet({ activities: [{ type: 'message', id: 'c|1', from: { role: 'bot' }, ...activity }] }).messages[0];

describe('a message on the chat page', () => {
  it('shows pictures of ours, by their place on this very site, with what they show in words', () => {
    const message = shown({ text: 'Hỏi trước khi đi', attachments: [PICTURE] });
    expect(message).toMatchObject({
      text: 'Hỏi trước khi đi',
      pictures: [{ place: '/bai/fees-broker.png', alt: 'Phí' }],
    });
    expect(shown({ attachments: [PICTURE] })?.text).toBe('');
  });

  it.each(['javascript:alert(1)', 'data:image/png;base64,AA', '//evil.example/x.png', 'https://evil.example', ''])(
    'loads nothing from %s',
    (contentUrl) => expect(shown({ attachments: [{ ...PICTURE, contentUrl }] })?.pictures).toBeUndefined(),
  );

  it('does not show what the person has sent themselves', () => {
    const own = shown({ from: { role: 'user' }, attachments: [PICTURE] });
    expect([own?.pictures, own?.text]).toEqual([undefined, '🖼️ Ảnh']);
  });
});

describe('what can be tapped in a text', () => {
  const hrefs = (text: string) =>
    linkify(text, 'https://haidang.example.vn').flatMap(({ href, text: piece }) => (href ? [[piece, href]] : []));

  it.each<[string, string[][]]>([
    [
      'Đọc: https://haidang.example.vn/bai/fees-broker.',
      [['https://haidang.example.vn/bai/fees-broker', 'https://haidang.example.vn/bai/fees-broker']],
    ],
    ['https://haidangXexample.vn/bai', []],
    ['https://evil.vn/bai/x', []],
    ['Gọi 111 nhé', [['111', 'tel:111']]],
    ['Xem dolab.gov.vn/danh-sach.', [['dolab.gov.vn/danh-sach', 'https://dolab.gov.vn/danh-sach']]],
  ])('%s', (text, expected) => {
    expect(hrefs(text)).toEqual(expected);
    expect(
      linkify(text, 'https://haidang.example.vn')
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});
