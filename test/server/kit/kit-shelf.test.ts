import { loadContent } from '../../../knowledge/loader';
import { KitShelf } from '../../../server/kit/kit-shelf';
import { NOW, loaded } from '../pages/pages-under-test';

const { library } = loaded();

it('the kit that staff open is of the content in use, and is made once for it', async () => {
  let content = loadContent('knowledge');
  const shelf = new KitShelf({ content: () => content, library, url: 'https://haidang.example.vn', now: () => NOW });
  const filesOf = async () => (await shelf.of('Lào Cai'))!.files;
  const before = await filesOf();
  expect(await filesOf()).toBe(before);
  content = { ...content, kit: { ...content.kit, posts: ['Gọi số mới.'] } };
  const posts = (await filesOf()).find(({ name }) => name === 'bai-dang.txt');
  expect(posts?.body).toBe('Gọi số mới.\n');
});
