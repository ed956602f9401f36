import type { CannedReply } from '../../../knowledge/canned';
import { createSuggest } from '../../../server/staff/suggestions';
import { loadAssistant } from '../../../server/assistant';
import { projectPaths } from '../../../server/paths';
import { apiUnderTest, ask } from './api-under-test';

const CANNED: CannedReply = {
  id: 'hello',
  group: 'talk',
  title: 'Chào',
  text: 'Chào {goi}',
  discreet: true,
  sources: [{ document: 'quy ước', rows: [] }],
  checked_on: '2026-11-25',
  check_by: '2027-05-25',
  status: 'checked',
};

describe('help in writing an answer', () => {
  const { library, read } = loadAssistant({ paths: projectPaths(), now: () => Date.parse('2026-11-25T00:00:00Z') });
  const suggest = createSuggest({ library, read });
  let room: Awaited<ReturnType<typeof apiUnderTest>>;
  const shown: string[] = [];
  beforeEach(async () => {
    shown.length = 0;
    room = await apiUnderTest({ canned: () => [CANNED], suggest, showTyping: (id) => void shown.push(id) });
  });
  afterEach(() => room.close());

  const from = (text: string, id: string) => ask(room, { priority: 2 }, { id, text, at: room.clock.now });

  it('gives the replies that may be taken, to those who handle cases', async () => {
    const [lan, editor] = [await room.signedIn('lan'), await room.signedIn('bien', 'editor')];
    expect((await editor.get('/api/canned')).status).toBe(403);
    expect((await lan.get('/api/canned')).body.items).toEqual([
      { id: 'hello', group: 'talk', title: 'Chào', text: 'Chào {goi}', discreet: true, checkedOn: '2026-11-25' },
    ]);
  });

  it('finds articles for what the person asked last, the newest question first, each once, with the bot’s own words left out', async () => {
    await from('phí dịch vụ đi Nhật tối đa bao nhiêu tháng lương', 'm1');
    await from('chào bạn nhé', 'm2');
    await from('đi Hàn Quốc theo EPS cần điều kiện gì', 'm3');
    await from('đi Hàn Quốc theo EPS cần điều kiện gì vậy', 'm4');
    const lan = await room.signedIn('lan');
    const { body } = await lan.get('/api/cases/case-1/suggestions');
    const items = body.items as { id: string; question: string; text: string }[];
    expect(items.length).toBeGreaterThanOrEqual(2);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(items[0]?.question).toContain('EPS');
    expect(items.map(({ text }) => text).join('\n')).toContain('tháng lương');
    expect(items.map(({ question }) => question)).not.toContain('chào bạn nhé');
    expect((await room.audit.latest({ limit: 1 }))[0]).toMatchObject({ action: 'case.suggestions', target: 'case-1' });
    expect((await lan.get('/api/cases/none/suggestions')).status).toBe(404);
  });

  describe('the sign that somebody writes', () => {
    it('is shown to the person while their owner writes and nothing speaks against it, and to nobody else’s name', async () => {
      await ask(room, { priority: 1 }, { at: room.clock.now });
      const [lan, minh] = [await room.signedIn('lan'), await room.signedIn('minh')];
      const told: unknown[] = [];
      room.live.on('typing', (_, staffId) => told.push(staffId));
      await lan.act('case-1', 'typing');
      expect(shown).toEqual([]);
      await lan.act('case-1', 'claim');
      await minh.act('case-1', 'typing');
      expect(shown).toEqual([]);
      await lan.act('case-1', 'typing');
      expect(shown).toHaveLength(1);
      expect(told).toEqual([lan.id, minh.id, lan.id]);
    });

    it('does not light up the phone of somebody in danger who has fallen silent', async () => {
      await ask(room, { priority: 1 }, { at: room.clock.now });
      const lan = await room.signedIn('lan');
      await lan.act('case-1', 'claim');
      room.clock.now += 15 * 60_000;
      expect((await lan.act('case-1', 'typing')).status).toBe(204);
      expect(shown).toEqual([]);
    });
  });

  it('gives the handover sheet as a PDF, to whoever may see the case, and says so in the log', async () => {
    await ask(room, { priority: 1 }, { text: 'cứu em, ở 金边 tầng 4', at: room.clock.now });
    const [lan, auditor] = [await room.signedIn('lan'), await room.signedIn('ktv', 'auditor')];
    expect((await auditor.get('/api/cases/case-1/sheet.pdf')).status).toBe(403);
    const file = await lan.get('/api/cases/case-1/sheet.pdf');
    expect(file).toMatchObject({ status: 200, type: 'application/pdf' });
    expect(file.headers.get('content-disposition')).toContain('phieu-HD-AAAAAA.pdf');
    expect(file.text.slice(0, 5)).toBe('%PDF-');
    expect((await room.audit.latest({ limit: 1 }))[0]).toMatchObject({ action: 'case.sheet-file', target: 'case-1' });
  });
});
