import type { Server } from 'node:http';
import { COURSE } from '../../../bot/courses/course-report';
import { chatLinks } from '../../../server/courses/chat-links';
import { createClassRoutes } from '../../../server/courses/class-routes';
import { Classes } from '../../../server/courses/classes';
import { figuresOf } from '../../../server/courses/figures';
import { createTakeCourse } from '../../../server/courses/take-course';
import { loadContent } from '../../../knowledge/loader';
import { NOW, PUBLIC_URL, serve } from '../pages/pages-under-test';
import { address, casesUnderTest } from '../staff/api-under-test';

const { courses } = loadContent('knowledge');
const course = courses.get('bao-ve-con')!;
const key = Buffer.alloc(32, 7);

describe('a class', () => {
  let room: Awaited<ReturnType<typeof casesUnderTest>>;
  let classes: Classes;
  let server: Server;
  let base: string;
  beforeEach(async () => {
    room = await casesUnderTest();
    classes = new Classes({ store: room.store.learning, courses: () => [...courses.values()], key, now: () => NOW });
    const links = { messenger: 'https://m.me/100', zalo: 'https://zalo.me/200' };
    ({ server, base } = await serve(createClassRoutes({ classes, publicUrl: PUBLIC_URL, links })));
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await room.close();
  });

  const opened = async () => (await classes.open({ course: course.id, name: 'Mẹ & con, bản Lác' }))!;
  const page = async (path: string) => {
    const response = await fetch(base + path);
    return { status: response.status, html: await response.text() };
  };

  /** `people` of the class who have done these things, one message each. */
  async function done(people: number, marks: string[], inClass: string | undefined, message = 'm'): Promise<void> {
    const take = createTakeCourse(room.store.learning);
    for (let n = 0; n < people; n += 1)
      await take(
        `conversation ${n}`,
        address,
        { id: message, from: 'user', receivedAt: NOW, activity: { type: 'message' }, seq: 1, attempts: 0 },
        { type: 'event', name: COURSE, value: { course: course.id, marks, ...(inClass && { class: inClass }) } },
      );
  }

  it('has a code that begins with the letter of its course, and a page with a way in on each channel', async () => {
    const { code } = await opened();
    expect(code).toMatch(/^c[0-9a-z]{6}$/);
    const { html } = await page(`/lop/${code.toUpperCase()}`);
    expect(html).toContain(`href="https://m.me/100?ref=class:${code}"`);
    expect(html).toContain('href="https://zalo.me/200"');
    expect(html).toContain(`href="/?lop=${code}"`);
    expect(html).toContain(`LỚP ${code.toUpperCase()}`);
    expect(html).not.toContain('bản Lác');
  });

  it('has a QR code', async () => {
    const response = await fetch(`${base}/lop/${(await opened()).code}/ma.png`);
    expect(response.headers.get('content-type')).toBe('image/png');
  });

  it('tells its trainer how many began and finished, which questions were missed, and what has changed', async () => {
    const { code } = await opened();
    await done(12, ['began'], code, 'm1');
    await done(9, ['missed:3'], code, 'm2');
    await done(6, ['missed:1'], code, 'm3');
    await done(8, ['before:1:wrong'], code, 'm4');
    await done(8, ['after:1:right'], code, 'm5');
    await done(7, ['finished'], code, 'm6');
    const { html } = await page(`/lop/${code}/xem/${classes.keyOf(code)}`);
    expect(html).toContain('Mẹ &#38; con, bản Lác');
    expect(html).toMatch(/Đã bắt đầu<\/th><td>12</);
    expect(html).toMatch(/Đã học xong<\/th><td>7</);
    expect(html.indexOf(course.lessons[2]!.title)).toBeLessThan(html.indexOf(course.lessons[0]!.title));
    expect(html).toContain('Trước: 0%');
    expect(html).toContain('Sau: 100%');
  });

  it('hides small numbers', async () => {
    const { code } = await opened();
    await done(4, ['began', 'before:1:right', 'missed:2'], code);
    const { html } = await page(`/lop/${code}/xem/${classes.keyOf(code)}`);
    expect(html).toMatch(/Đã bắt đầu<\/th><td>dưới 5 người</);
    expect(html).not.toMatch(/<td>[1-4]<|: 100%/);
  });

  it('counts a message that is taken again only once, and another class or nobody’s class not at all', async () => {
    const { code } = await opened();
    await done(6, ['began'], code);
    await done(6, ['began'], code);
    await done(6, ['began'], 'c999999', 'other');
    await done(6, ['began'], undefined, 'alone');
    expect((await classes.view(code, classes.keyOf(code)))?.figures.began).toBe(6);
    expect((await classes.figures(course)).began).toBe(18);
  });

  it.each([
    ['another class’s key', (code: string, other: string) => `/lop/${code}/xem/${other}`],
    ['no key', (code: string) => `/lop/${code}/xem/0`],
    ['a code that nobody has given out', () => '/lop/c000000'],
    ['something else', () => '/lop/..%2f..'],
    ['no code', () => '/lop'],
  ])('is not shown for %s', async (_, path) => {
    const { code } = await opened();
    const other = classes.keyOf((await opened()).code);
    const { status, html } = await page(path(code, other));
    expect(status).toBe(404);
    expect(html).not.toContain('bản Lác');
  });

  it('is not opened for a course that is not there', async () => {
    expect(await classes.open({ course: 'khong-co', name: 'x' })).toBeUndefined();
  });
});

it('tells shares in tens, so that one more answer tells nothing of one person', () => {
  const { change } = figuresOf(course, [
    { mark: 'before:1:right', count: 13 },
    { mark: 'before:1:wrong', count: 4 },
    { mark: 'after:1:right', count: 3 },
  ]);
  expect(change[0]).toEqual({ ask: course.test[0]!.ask, before: 80 });
});

it('knows the chats whose account is named in the settings', () => {
  const messenger = { pages: [{ token: 't' }, { id: '7', token: 't' }], appSecret: '', verifyToken: '', apiBase: '' };
  expect(chatLinks({ messenger, zalo: undefined })).toEqual({ messenger: 'https://m.me/7' });
  expect(chatLinks({ messenger: undefined, zalo: undefined })).toEqual({});
});
