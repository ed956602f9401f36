import { readFileSync } from 'node:fs';
import { emptyArticle, formOf, writeArticle } from '../../knowledge/article-form';
import { loadContent, parseArticle } from '../../knowledge/loader';

const { articles } = loadContent('knowledge');
const law = articles.get('law-150')!;
const text = readFileSync(law.file, 'utf8');

describe('an article written back into its file', () => {
  it('is to the letter what it was when nothing was changed, for every article there is', () => {
    for (const article of articles.values()) {
      const written = readFileSync(article.file, 'utf8').normalize('NFC');
      expect(writeArticle(written, formOf(article), article.status).trim()).toBe(written.trim());
    }
  });

  it('differs only in the lines that were changed', () => {
    const form = formOf(law);
    const changed = { ...form, title: 'Điều 150 nói gì?', questions: [...form.questions, 'điều 150 là gì'] };
    const before = new Set(text.split('\n'));
    const lines = writeArticle(text, changed, 'approved')
      .split('\n')
      .filter((line) => !before.has(line));
    expect(lines).toEqual(['title: Điều 150 nói gì?', '  - điều 150 là gì', 'status: approved']);
  });

  it('reads as what was filled in, also for a new one and with signs that mean something in YAML', () => {
    const form = {
      ...formOf(law),
      title: 'Phí: bao nhiêu? # "thật"',
      questions: ['- phi bao nhieu', '{{x}}', "o'clock: 'a'"],
      sections: [{ heading: 'Thêm', body: 'Một\n\n- hai', questions: ['them gi'] }],
    };
    const read = parseArticle('articles/law/new-one.md', writeArticle(emptyArticle('new-one'), form, 'draft'));
    expect(formOf(read)).toEqual(form);
    expect(read).toMatchObject({ id: 'new-one', status: 'draft', group: 'law' });
  });

  it('lets nobody begin a section, or a front matter, from within a text', () => {
    const form = { ...formOf(law), answer: 'Một\n## Hai\n---\nid: khac', sections: [] };
    expect(parseArticle('law-150.md', writeArticle(text, form, 'draft'))).toMatchObject({
      id: 'law-150',
      sections: [],
    });
  });
});
