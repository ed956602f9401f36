import { type Command, commandOf, commandValue, parseCommand } from '../../bot/replies/commands';

const all: Command[] = [
  { name: 'article', id: 'fees-overview' },
  { name: 'section', id: 'fees-overview', n: 2 },
  { name: 'source', id: 'fees-overview' },
  { name: 'staff' },
  { name: 'report' },
  { name: 'withdraw' },
  { name: 'skip' },
  { name: 'stop' },
  { name: 'start' },
];

describe('commands', () => {
  it.each(all.map((command) => [commandValue(command), command] as const))(
    '%s is read as it was written',
    (value, command) => expect(parseCommand(value)).toEqual(command),
  );

  it.each([
    '',
    'staff',
    '#',
    '#nothing',
    '#article',
    '#article:../../etc',
    '#section:a:-1',
    '#section:a:999',
    42,
    null,
    { name: 'staff' },
  ])('takes %p for no command', (value) => expect(parseCommand(value)).toBeUndefined());

  it.each([
    'đăng ký nhận tin',
    'em muốn đăng ký nhận tin',
    'Tôi muốn đăng ký nhận tin mới ạ',
    'cho em nhận tin cảnh báo với',
    'xin dang ky nhan tin nhe',
  ])('understands the wish: %s', (text) => expect(commandOf(undefined, text, [])).toEqual({ name: 'subscribe' }));

  it.each(['em muốn dừng', 'cho em dừng lại', 'em muốn nhận tiền'])('hears no command in: %s', (text) =>
    expect(commandOf(undefined, text, [])).toBeUndefined(),
  );

  it('understands the number and the title of a choice, typed without accents', () => {
    const offered = [
      { title: 'Nguồn', value: '#source:a' },
      { title: 'Gặp nhân viên', value: '#staff' },
    ];
    expect(commandOf(undefined, '2', offered)).toEqual({ name: 'staff' });
    expect(commandOf(undefined, 'gap nhan vien', offered)).toEqual({ name: 'staff' });
    expect(commandOf(undefined, '3', offered)).toBeUndefined();
    expect(commandOf(undefined, '2', [])).toBeUndefined();
  });

  it.each(['menu', 'Menu!', 'DANH MỤC', 'hướng dẫn', 'bat dau'])('gives the start to who types "%s"', (text) =>
    expect(commandOf(undefined, text, [])).toEqual({ name: 'start' }),
  );

  const courses = [
    { id: 'di-lam', title: 'Đi làm việc ở nước ngoài an toàn', button: 'Đi làm an toàn' },
    { id: 'tro-ve', title: 'Người trở về (cho xã, phường)', button: 'Người trở về' },
  ];
  it.each([
    ['học khóa đi làm việc ở nước ngoài an toàn', 'di-lam'],
    ['cho em hoc khoa di lam an toan', 'di-lam'],
    ['Mình muốn học bài Người trở về', 'tro-ve'],
    ['mở khoá học người trở về', 'tro-ve'],
  ])('opens the course that "%s" names', (text, id) =>
    expect(commandOf(undefined, text, [], courses)).toEqual({ name: 'course', id }),
  );
  it.each(['cho em học khóa học', 'xem các khoá học'])('shows the courses to who types "%s"', (text) =>
    expect(commandOf(undefined, text, [], courses)).toEqual({ name: 'courses' }),
  );
  it.each(['đăng ký học khóa tiếng Hàn', 'học nghề rồi đi làm an toàn', 'người trở về', 'xem bảo vệ có việc không'])(
    'takes "%s" for no course',
    (text) => expect(commandOf(undefined, text, [], courses)).toBeUndefined(),
  );

  it.each(['menu gia viec', 'bắt đầu đánh em'])('takes "%s" for a message', (text) =>
    expect(commandOf(undefined, text, [])).toBeUndefined(),
  );
});
