import { loadSurnames } from '../../../knowledge/conduct';
import { loadContent } from '../../../knowledge/loader';
import { createDiscreet, placeNames } from '../../../server/staff/discreet-summary';
import { apiUnderTest, ask } from './api-under-test';

const discreet = createDiscreet({
  surnames: loadSurnames('knowledge'),
  places: placeNames(loadContent('knowledge')),
  readConduct: (text) => (text === 'đồ ngu' ? 'insult' : undefined),
});

describe('how a case begins, in a list', () => {
  it.each([
    ['số nó là 0912 345 678, cứu em', 'số nó là 09•• ••• 678, cứu em'],
    ['gọi 0912345678', 'gọi 09•••••678'],
    ['+84 912-345-678', '+84 •••-•••-678'],
    ['stk 19034567890123 vcb', 'stk 19•••••••••123 vcb'],
    ['bạn Nguyễn Thị Lan bị bán', 'bạn N. T. L. bị bán'],
    ['nguyen van an 16 tuoi', 'N. V. A. 16 tuoi'],
    ['anh Trần Hùng giữ hộ chiếu', 'anh T. H. giữ hộ chiếu'],
  ])('"%s" is "%s"', (text, masked) => expect(discreet(text)).toEqual({ text: masked, masked: true }));

  it.each([
    'em ở Hà Giang, bị đưa qua Cao Bằng',
    'đi Thái Lan lương 20 triệu',
    'mai họ đưa em đi',
    'nợ 150.000.000 đồng',
    'Lâm Đồng, Sơn La, Hà Nội',
    'em 17 tuổi, ở tầng 4',
  ])('what a list is chosen by stays: "%s"', (text) => expect(discreet(text)).toEqual({ text, masked: false }));

  it('says when it is aimed at whoever answers', () => expect(discreet('đồ ngu')).toMatchObject({ conduct: 'insult' }));
});

describe('a masked line of the queue', () => {
  it('is masked in the queue, in a search and among linked cases, and shown whole to who asks, which the log says', async () => {
    const room = await apiUnderTest();
    const lan = await room.signedIn('lan');
    await ask(room, { summary: 'Nguyễn Văn An 0912 345 678' }, { text: 'Nguyễn Văn An 0912 345 678' });
    const lists = [
      () => lan.get('/api/cases'),
      () => lan.get('/api/cases?q=0912345678'),
      () => lan.post('/api/cases/search', { q: '0912345678' }),
    ];
    for (const list of lists) {
      const { body, text } = await list();
      expect(body.items).toMatchObject([{ summary: 'N. V. A. 09•• ••• 678', masked: true }]);
      expect(text).not.toContain('345');
    }
    expect(await room.audit.latest({ target: 'case-1', kind: 'case', limit: 9 })).toEqual([]);
    expect((await lan.get('/api/cases/case-1/summary')).body).toEqual({ summary: 'Nguyễn Văn An 0912 345 678' });
    expect(await room.audit.latest({ target: 'case-1', kind: 'case', limit: 9 })).toMatchObject([
      { staffId: lan.id, action: 'case.unmask' },
    ]);
    await room.close();
  });
});
