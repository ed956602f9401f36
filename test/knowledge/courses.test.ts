import { readFileSync } from 'node:fs';
import { checkContent, checkWriting } from '../../knowledge/check';
import { dictionaryOf } from '../../knowledge/checks/spelling';
import { loadWording } from '../../knowledge/checks/wording';
import { type Course, courseSchema } from '../../knowledge/courses';
import { loadContent } from '../../knowledge/loader';

const TODAY = '2026-11-25';
const content = loadContent('knowledge');
const wording = loadWording('knowledge');
const dictionary = dictionaryOf(readFileSync('node_modules/dictionary-vi/index.dic', 'utf8'));
const [some] = [...content.courses.values()];

/** What is found in one course, and nothing else. */
function found(course: Course): string {
  const alone = { ...content, articles: new Map(), courses: new Map([[course.id, course]]) };
  return [...checkContent(alone, TODAY), ...checkWriting(alone, TODAY, wording, dictionary)]
    .map(({ text }) => text)
    .filter((text) => text.startsWith('knowledge/courses/'))
    .join('\n');
}

const withLesson = (change: object): Course => {
  const [first, ...rest] = some!.lessons;
  return { ...some!, lessons: [{ ...first!, ...change }, ...rest] };
};

it('holds the four courses', () => {
  expect([...content.courses.keys()].sort()).toEqual([
    'bao-ve-con',
    'di-lam-an-toan',
    'nguoi-tro-ve',
    'nhan-ra-thu-doan',
  ]);
});

it.each([...content.courses.values()].map((course) => [course.id, course] as const))(
  '%s is written as its limits, its facts and our wordings ask',
  (_, course) => expect(found(course)).toBe(''),
);

it.each([...content.courses.values()].map((course) => [course.id, course] as const))(
  '%s offers answers that are told apart by their titles, and does not always have the right one first',
  (_, { test, lessons }) => {
    const questions = [...test, ...lessons.map(({ question }) => question)];
    for (const { answers } of questions) expect(new Set(answers).size).toBe(answers.length);
    for (const { choices } of lessons) expect(new Set(choices.map(({ title }) => title)).size).toBe(choices.length);
    expect(new Set(test.map(({ right }) => right)).size).toBeGreaterThan(1);
  },
);

describe('the check of courses finds', () => {
  it.each([
    ['a number that is no fact', { point: 'Gọi 999.' }, 'the number 999 is no fact'],
    ['a fact that is not there', { point: 'Gọi {{hotline.999}}.' }, 'hotline.999 may not be shown'],
    ['a choice too long for a button', { choices: [{ title: 'a'.repeat(21), then: 'b' }] }, 'has 21 characters'],
    ['a story too long for a small phone', { story: ['Lan đi. '.repeat(50)] }, 'Shorten it to 300'],
    ['a promise of rescue', { point: 'Bạn chắc chắn được cứu.' }, 'chắc chắn được cứu'],
    ['a slip of the keyboard', { point: 'Xin chàoo bạn.' }, '"chàoo" is in no dictionary'],
  ])('%s', (_, change, problem) => expect(found(withLesson(change))).toContain(problem));
});

it('refuses a course whose right answer is none of its answers', () => {
  const { file, ...written } = some!;
  expect(file).toBeDefined();
  const [question, ...others] = written.test;
  const wrong = { ...written, test: [{ ...question!, answers: ['a', 'b'], right: 3 }, ...others] };
  expect(courseSchema.safeParse(wrong).error?.message).toContain('none of the answers');
});
