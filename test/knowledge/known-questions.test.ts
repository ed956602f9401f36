import { knownQuestions } from '../../knowledge/known-questions';
import { loadContent } from '../../knowledge/loader';

const articles = [...loadContent('knowledge').articles.values()];
const questions = knownQuestions(articles);

it('takes the questions of an article and of its sections, with the intents of the article', () => {
  const article = articles.find(({ sections }) => sections.some((section) => section.questions.length));
  const [own, ofSection] = [article?.questions[0], article?.sections.flatMap((section) => section.questions)[0]];
  for (const text of [own, ofSection]) {
    expect(text).toBeDefined();
    expect(questions).toContainEqual({ text, intents: article?.intents });
  }
});

it('takes each question once', () => expect(new Set(questions.map(({ text }) => text)).size).toBe(questions.length));
