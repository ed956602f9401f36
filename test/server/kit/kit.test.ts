import { encode } from 'uqr';
import { loadContent } from '../../../knowledge/loader';
import { type KitFile, makeKit } from '../../../server/kit/kit';
import { findProvince } from '../../../server/kit/province';
import { Ruler } from '../../../server/kit/sheet';
import { loaded } from '../pages/pages-under-test';

const content = loadContent('knowledge');
const { library } = loaded();
const make = (province: string, url = 'https://haidang.example.vn') =>
  makeKit({ kit: content.kit, library }, { province, url, at: new Date('2026-07-01T00:00:00Z') });

describe('the kit of a province', () => {
  let files: KitFile[];
  beforeAll(async () => void (files = await make('Lào Cai')));
  const body = (name: string) => {
    const found = files.find((file) => file.name === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found.body;
  };
  const text = (name: string) => body(name).toString();

  it('holds slogans, loudspeaker texts, posts, questions, and leaflet and poster on two papers', () => {
    expect(files.map(({ name }) => name).sort()).toEqual([
      'ap-phich-a3.pdf',
      'ap-phich-a3.png',
      'ap-phich-a4.pdf',
      'ap-phich-a4.png',
      'ap-phich.svg',
      'bai-dang.txt',
      'hoi-dap.txt',
      'khau-hieu.txt',
      'loa-1-phut.txt',
      'loa-3-phut.txt',
      'to-roi-a3.pdf',
      'to-roi-a3.png',
      'to-roi-a4.pdf',
      'to-roi-a4.png',
      'to-roi.svg',
    ]);
  });

  it('leaves no place of a text unfilled', () => {
    for (const file of files.filter(({ name }) => /\.(txt|svg)$/.test(name)))
      expect(text(file.name)).not.toMatch(/[{}]/);
    expect(text('loa-1-phut.txt')).toContain('Kính thưa bà con Lào Cai.');
    expect(text('khau-hieu.txt')).toContain('Ngày toàn dân phòng, chống mua bán người 30/7');
  });

  it.each(['to-roi.svg', 'ap-phich.svg'])('names on %s the province and all three numbers', (name) => {
    for (const part of ['Lào Cai', '>111<', '>113<', '+84 981 84 84 84', 'haidang.example.vn'])
      expect(text(name)).toContain(part);
  });

  it.each([
    ['to-roi-a4.pdf', 595, 842],
    ['to-roi-a3.pdf', 842, 1191],
    ['ap-phich-a4.pdf', 595, 842],
    ['ap-phich-a3.pdf', 842, 1191],
  ])('prints %s on its paper, with letters and not with a picture of them', (name, width, height) => {
    const pdf = body(name).toString('latin1');
    const [, , wide, high] = /\/MediaBox \[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\]/.exec(pdf)!.slice(1).map(Number);
    expect([Math.round(wide!), Math.round(high!)]).toEqual([width, height]);
    expect(pdf).toContain('/ToUnicode');
    expect(pdf).not.toContain('/Subtype /Image');
  });

  it('shows on the sheets a QR code that leads to the chat', () => {
    const { data } = encode('https://haidang.example.vn', { ecc: 'M', border: 4 });
    const dark = data.flat().filter(Boolean).length;
    const border = Number(
      /<rect[^>]* width="([\d.]+)"[^>]* fill="#ffffff"\/>/g.exec(text('to-roi.svg').split('#fdf3d7')[1]!)![1],
    );
    const boxes = [...text('to-roi.svg').matchAll(/<rect[^>]* width="([\d.]+)"[^>]* fill="#000000"\/>/g)];
    const modules = boxes.reduce((sum, [, width]) => sum + Number(width) / (border / data.length), 0);
    expect(Math.round(modules)).toBe(dark);
  });

  it('answers the questions of a village meeting as they are answered in the chat', () => {
    expect(text('hoi-dap.txt')).toContain(library.answer(library.byId('fees-broker')!).text);
  });
});

it('lets no line of a sheet run over the edge or into the foot, also for the longest name', async () => {
  const ruler = await Ruler.make();
  const files = await make('Thành phố Hồ Chí Minh');
  for (const name of ['to-roi.svg', 'ap-phich.svg']) {
    const svg = files.find((file) => file.name === name)!.body.toString();
    const lines = [
      ...svg.matchAll(
        /<text x="([\d.]+)" y="([\d.]+)" font-size="([\d.]+)" font-weight="(\d+)"[^>]*anchor="start">([^<]*)</g,
      ),
    ];
    expect(lines.length).toBeGreaterThan(8);
    for (const [, x, , size, weight, said] of lines)
      expect(Number(x) + ruler.widthOf(said!, Number(size), weight === '700')).toBeLessThanOrEqual(210 - 10);
    const foot = Number(/y="(\d+)"[^>]*fill="#fdf3d7"/.exec(svg)![1]);
    const above = lines.map(([, , y]) => Number(y)).filter((y) => y < foot);
    expect(Math.max(...above)).toBeLessThan(foot - 2);
  }
});

describe('the name of a province', () => {
  it.each([
    ['Lào Cai', { name: 'Lào Cai' }],
    ['lao cai', { name: 'Lào Cai' }],
    ['Tỉnh Lào Cai', { name: 'Lào Cai' }],
    ['Yên Bái', { name: 'Lào Cai', former: 'Yên Bái' }],
    ['Ha Giang', { name: 'Tuyên Quang', former: 'Hà Giang' }],
    ['TP. Hà Nội', { name: 'Hà Nội' }],
    ['Atlantis', undefined],
    ['', undefined],
  ])('%j is understood', (typed, found) => expect(findProvince(content.provinces, typed)).toEqual(found));
});
