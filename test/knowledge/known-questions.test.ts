import { knownQuestions } from '../../knowledge/known-questions';
import { loadContent } from '../../knowledge/loader';

const articles = [...loadContent('knowledge').articles.values()];
const questions = knownQuestions(articles, []);

it('takes the questions of an article, with its intents, and none that only a section answers', () => {
  const article = articles.find(({ sections }) => sections.some((section) => section.questions.length));
  const [own, ofSection] = [article?.questions[0], article?.sections.flatMap((section) => section.questions)[0]];
  expect(questions).toContainEqual({ text: own, intents: article?.intents });
  expect(ofSection).toBeDefined();
  expect(questions.map(({ text }) => text)).not.toContain(ofSection);
});

it('takes each question once', () => expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length));

it('leaves to the utterances what is one of them', () => {
  const [said, ...others] = questions.map(({ text }) => text);
  expect(knownQuestions(articles, [{ text: said ?? '' }]).map(({ text }) => text)).toEqual(others);
});
