import { affectedBy, articlesOn } from '../../knowledge/affected';
import { loadContent } from '../../knowledge/loader';

const content = loadContent('knowledge');
const lineOf = (id: string, line: number) => content.articles.get(id)?.line === line;

describe('what a change touches', () => {
  it('is every line of every article that says the fact, the phrases and the contacts of countries', () => {
    const [only, ...others] = affectedBy(content, 'hotline.consular2');
    expect(others).toEqual([]);
    expect(only?.articles.map(({ article }) => article.id)).toContain('embassy-overview');
    expect(only?.phrases).toContain('emergency_abroad');
    const overview = only?.articles.find(({ article }) => article.id === 'embassy-overview');
    expect(lineOf('embassy-overview', overview?.lines[0] ?? 0)).toBe(true);
    expect(affectedBy(content, 'mission.myanmar')[0]?.countries).toEqual(['myanmar']);
  });

  it('is asked for by the beginning of ids or by a document', () => {
    expect(affectedBy(content, 'penalty.150').map(({ fact }) => fact.id)).toContain('penalty.150.top');
    expect(affectedBy(content, 'Nghị định 283').map(({ fact }) => fact.id)).toContain('penalty.work.fee');
    expect(articlesOn(content, 'luật trợ giúp pháp lý').map(({ id }) => id)).toContain('legal-aid-papers');
  });

  it('is nothing where nothing is known under that name', () => {
    expect(affectedBy(content, 'no.such.thing')).toEqual([]);
    expect(articlesOn(content, 'no such document')).toEqual([]);
  });
});
