import { COURSE, type CourseReport } from '../../bot/courses/course-report';
import { loadContent } from '../../knowledge/loader';
import { Talk } from '../bot/talk-under-test';

const { courses } = loadContent('knowledge');
const course = courses.get('di-lam-an-toan')!;
const right = (place: string, { right: n }: { right: number }) => `#pick:${place}-${n}`;
const wrong = (place: string, { right: n }: { right: number }) => `#pick:${place}-${n === 1 ? 2 : 1}`;

/** Somebody who has tapped the course. */
async function beginner(): Promise<Talk> {
  const talk = new Talk();
  await talk.tap('#course:di-lam-an-toan');
  return talk;
}

/** Goes through all lessons, always by the first choice. */
async function throughLessons(talk: Talk): Promise<void> {
  for (const [n, { question }] of course.lessons.entries()) {
    await talk.tap(`#pick:story${n + 1}-1`);
    await talk.tap(right(`question${n + 1}`, question));
    await talk.tap(`#pick:rest${n + 1}-1`);
  }
}

const marksOf = (talk: Talk) => talk.reported<CourseReport>(COURSE).flatMap(({ marks }) => marks);

describe('a course', () => {
  it('is told, tested, taught lesson by lesson and tested again, and ends with a certificate without a name', async () => {
    const talk = new Talk();
    const intro = await talk.tap('#course:di-lam-an-toan');
    expect(intro.text).toContain('Đi làm việc ở nước ngoài an toàn');
    expect(intro.choices.map(({ title }) => title)).toEqual(['Trả lời thử', 'Vào học luôn', 'Để lúc khác']);
    expect((await talk.tap('#pick:intro-1')).text).toContain('Câu 1/5');
    for (const [n, question] of course.test.entries()) await talk.tap(wrong(`before${n + 1}`, question));
    await throughLessons(talk);
    for (const [n, question] of course.test.slice(0, -1).entries())
      expect((await talk.tap(right(`after${n + 1}`, question))).text).toContain('Đúng rồi');
    const end = await talk.tap(right('after5', course.test[4]!));
    expect(end.text).toMatch(/Mã giấy chứng nhận: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(end.text).toContain('không ghi tên');
    expect(talk.pictures).toHaveLength(1);
    expect(talk.pictures[0]).toMatch(/\/chung-nhan\/[0-9A-Z-]{14}\.png$/);
  });

  it('shows a story, what comes of the choice, the point and a question', async () => {
    const talk = await beginner();
    const story = await talk.tap('#pick:intro-2');
    expect(story.text).toMatch(/Bài 1\/8.*\n[\s\S]*Nam nên làm gì\?/);
    const then = await talk.say('Tin ảnh có dấu đỏ');
    expect(then.text).toContain('Nam chốt suất');
    expect(then.text).toContain('👉 So từng chữ');
    expect(then.text).toContain('Muốn hỏi thêm về công ty trong tỉnh');
    const answer = await talk.say('hang xom');
    expect(answer.text).toContain('Chưa đúng. Câu trả lời là: Sở Nội vụ.');
    expect(answer.choices.map(({ title }) => title)).toEqual(['Bài tiếp theo', 'Để lúc khác']);
  });

  it('goes on where it was left, on another day and after other talk', async () => {
    const talk = await beginner();
    await talk.tap('#pick:intro-2');
    await talk.tap('#pick:story1-1');
    expect((await talk.tap('#stop')).text).toContain('Hẹn gặp bạn');
    await talk.say('đi nhật phí bao nhiêu');
    const back = await talk.say('Học');
    expect(back.text).toContain('học tiếp');
    expect(back.text).toContain('Muốn hỏi thêm về công ty trong tỉnh');
  });

  it('answers a question that is asked in between, and comes back', async () => {
    const talk = await beginner();
    await talk.tap('#pick:intro-2');
    const aside = await talk.say('Tiền môi giới là gì, có phải nộp không?');
    expect(aside.text).toMatch(/môi giới/i);
    expect(aside.text).toContain('quay lại bài học');
    expect(aside.choices.at(-1)?.value).toMatch(/^#pick:story1-/);
  });

  it('asks again what it was that was asked, when the answer is none', async () => {
    const talk = await beginner();
    await talk.tap('#pick:intro-2');
    const again = await talk.say('ừ hay quá');
    expect(again.text).toBe('Nam nên làm gì?');
    expect(again.choices).toHaveLength(3);
  });

  it('takes no notice of a button of a place that is over', async () => {
    const talk = await beginner();
    await talk.tap('#pick:intro-2');
    await talk.tap('#pick:story1-1');
    const stale = await talk.tap('#pick:story1-2');
    expect(stale.text).toContain('Muốn hỏi thêm về công ty trong tỉnh');
    expect(marksOf(talk)).toEqual([]);
  });

  it('lets the test be taken again, and counts for the comparison only the first time', async () => {
    const talk = await beginner();
    await talk.tap('#pick:intro-1');
    for (const [n, question] of course.test.entries()) await talk.tap(right(`before${n + 1}`, question));
    await throughLessons(talk);
    for (const [n, question] of course.test.entries()) await talk.tap(wrong(`after${n + 1}`, question));
    expect(marksOf(talk)).toEqual(course.test.map((_, n) => `after:${n + 1}:wrong`));
    await talk.tap('#pick:failed-1');
    for (const [n, question] of course.test.entries()) await talk.tap(right(`after${n + 1}`, question));
    expect(marksOf(talk)).toEqual(['finished']);
  });

  it('counts nothing after for whoever was not asked before', async () => {
    const talk = await beginner();
    await talk.tap('#pick:intro-2');
    await throughLessons(talk);
    for (const [n, question] of course.test.entries()) await talk.tap(right(`after${n + 1}`, question));
    expect(marksOf(talk)).toEqual(['finished']);
  });

  it('is taken in a class by its link or by its code, typed as people type', async () => {
    for (const begin of [
      (talk: Talk) => talk.tap('#class:a7k2m9x'),
      (talk: Talk) => talk.say('lop A7K2M9X'),
      (talk: Talk) => talk.say('LỚP a7k2m9x.'),
    ]) {
      const talk = new Talk();
      expect((await begin(talk)).text).toContain('Đi làm việc ở nước ngoài an toàn');
      await talk.tap('#pick:intro-2');
      expect(talk.reported(COURSE)).toEqual([{ course: course.id, class: 'a7k2m9x', marks: ['began'] }]);
    }
  });

  it('shows all courses to whoever asks for a course that is not there', async () => {
    const talk = new Talk();
    for (const tapped of ['#course:khong-co', '#class:z000000', '#courses', '#learn'])
      expect((await talk.tap(tapped)).choices).toHaveLength(4);
  });
});

describe('danger in the midst of a course', () => {
  it.each([
    ['in their own words', 'cứu em với em bị nhốt ở campuchia không ra được'],
    ['without accents', 'toi dang bi giu, ho danh toi, cuu toi'],
    ['about somebody else', 'con toi bi bat coc sang myanmar doi tien chuoc'],
  ])('goes first: %s', async (_, cry) => {
    const talk = await beginner();
    await talk.tap('#pick:intro-2');
    const answer = await talk.say(cry);
    expect(talk.handed[0]?.priority).toBe(1);
    expect(answer.text).toContain('113');
    expect(answer.text).not.toContain('bài học');
  });

  it('keeps the course from whoever may hold the phone', async () => {
    const talk = await beginner();
    await talk.say('cứu em với em bị nhốt ở campuchia không ra được');
    const answer = await talk.tap('#course:nhan-ra-thu-doan');
    expect(answer.text).not.toMatch(/lừa bán|thủ đoạn/);
  });

  it('lets a tip and a wish for a person go first, too', async () => {
    const tip = await beginner();
    await tip.say('em muốn tố cáo một người môi giới lừa tiền ở xóm em');
    expect(tip.handed).not.toHaveLength(0);
    const wish = await beginner();
    await wish.say('cho tôi gặp nhân viên');
    expect(wish.handed).not.toHaveLength(0);
  });
});
