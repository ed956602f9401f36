import { emptyArticle, writeArticle } from '../../../knowledge/article-form';
import { KnownContent } from '../../../server/content/known-content';
import { someEdition, someForm } from '../records';

const ID = 'squid-papers';
const edition = (release: number, answer: string) => {
  const text = writeArticle(emptyArticle(ID), someForm({ answer }), 'approved');
  return someEdition({ articleId: ID, number: release, release, text, base: text });
};
const known = new KnownContent('knowledge', () => '2026-11-25');
const answer = () => known.content().articles.get(ID)?.answer;
const used: (string | undefined)[] = [];
const use = (content: ReturnType<KnownContent['content']>) => {
  used.push(content.articles.get(ID)?.answer);
  return Promise.resolve();
};

describe('the content in use', () => {
  it('stays as it is when the next one cannot be brought into use, and goes on to the one after', async () => {
    const tooMany = () => Promise.reject(new RangeError('65537 questions and answers'));
    await expect(known.take([edition(1, 'Quá nhiều.')], tooMany)).rejects.toThrow('65537');
    expect(answer()).toBeUndefined();
    await known.take([edition(2, 'Bạn hỏi xã.')], use);
    expect(answer()).toBe('Bạn hỏi xã.');
    await known.readFiles(use);
    expect(answer()).toBe('Bạn hỏi xã.');
  });

  it('says nothing new before it is answered from', async () => {
    let begin = () => {};
    const taken = known.take([edition(3, 'Bạn hỏi tỉnh.')], () => new Promise((resolve) => (begin = resolve)));
    await new Promise(setImmediate);
    expect(answer()).toBe('Bạn hỏi xã.');
    begin();
    await taken;
    expect(answer()).toBe('Bạn hỏi tỉnh.');
  });

  it('changes one after another, in the order in which it was asked to', async () => {
    used.length = 0;
    await Promise.all([known.take([edition(4, 'Một.')], use), known.take([edition(5, 'Hai.')], use)]);
    expect(used).toEqual(['Một.', 'Hai.']);
    expect(answer()).toBe('Hai.');
  });
});
